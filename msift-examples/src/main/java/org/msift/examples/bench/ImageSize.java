package org.msift.examples.bench;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The size of an image.
 *
 * @param height rows
 * @param width columns
 */
public record ImageSize(int height, int width) {

  private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,4})x([1-9][0-9]{0,4})");

  /**
   * Reads a size.
   *
   * @param text such as {@code 480x640}
   * @return the size
   * @throws IllegalArgumentException if the text is none, or the image has one pixel
   */
  public static ImageSize parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is no size; write height x width, such as 480x640");
    }
    ImageSize size =
        new ImageSize(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
    if (size.height * size.width == 1) {
      throw new IllegalArgumentException("an image of 1x1 has nothing to normalise; give more");
    }
    return size;
  }

  @Override
  public String toString() {
    return height + "x" + width;
  }
}
