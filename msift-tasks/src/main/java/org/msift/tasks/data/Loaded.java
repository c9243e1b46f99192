package org.msift.tasks.data;

import java.util.List;
import org.msift.tasks.data.descriptor.Split;

/**
 * Everything a descriptor names, before it is split.
 *
 * @param all unscaled samples
 * @param inMemory whether samples cost no reading
 * @param groups what stays together, one per sample; null for samples that belong to no part
 * @param strata what every part shall have of, one per sample; all 0 where it does not matter
 * @param given the part of each sample where the data say so, else null
 * @param notes what a reader of the report should know, such as lines left out
 */
record Loaded(
    DataSet all,
    boolean inMemory,
    String[] groups,
    int[] strata,
    Split[] given,
    List<String> notes) {}
