package org.msift.tasks.data;

import java.nio.file.Path;
import java.util.List;
import org.msift.tasks.data.descriptor.Split;

/**
 * A sample in files.
 *
 * @param id its stem
 * @param group what it stays together with
 * @param files one per source
 * @param mask the mask file, or null
 * @param label the class index where there is no mask
 * @param given its part where the data say so, else null
 */
record FileItem(String id, String group, List<Path> files, Path mask, int label, Split given) {}
