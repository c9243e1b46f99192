package org.msift.examples.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.msift.core.image.ImageFile;

/**
 * Pictures of one item that lie in the folder of a comparison.
 *
 * @param item name of the pair or scene
 * @param region what the zooms show
 * @param pictures in the order of the page
 */
record PicturedItem(String item, ZoomRegion region, List<Picture> pictures) {

  /** Folder of pictures within the folder of a comparison. */
  private static final String FOLDER = "pictures";

  /**
   * Files of one image, relative to the page; their names need no escapes.
   *
   * @param label what it is; any text
   * @param whole the image
   * @param zoom a part of it, enlarged
   */
  record Picture(String label, String whole, String zoom) {}

  PicturedItem {
    pictures = List.copyOf(pictures);
  }

  /**
   * Writes the pictures.
   *
   * @param out folder of the comparison
   * @param number number of the item, which names the files
   * @throws org.msift.core.image.ImageException if one cannot be written
   */
  static PicturedItem write(
      Path out, int number, String item, ZoomRegion region, List<Shown> images) {
    List<Picture> pictures = new ArrayList<>();
    for (Shown shown : images) {
      String stem = "%s/%03d-%02d".formatted(FOLDER, number, pictures.size() + 1);
      Picture picture = new Picture(shown.label(), stem + ".png", stem + "-zoom.png");
      ImageFile.write(out.resolve(picture.whole()), shown.image());
      ImageFile.write(out.resolve(picture.zoom()), region.of(shown.image()));
      pictures.add(picture);
    }
    return new PicturedItem(item, region, pictures);
  }
}
