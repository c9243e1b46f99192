package org.msift.tasks.model;

/**
 * Where one point of a source attends to, in one attention.
 *
 * @param source the source whose point it is
 * @param layer the attention, such as {@code encoder1.attention2} or {@code decoder3.cross}
 * @param attended the source that is attended to: the same one in self-attention
 * @param head number of the head, from 1; 0 for the mean of all heads
 * @param queryRow row of the point's token in the grid of tokens
 * @param queryColumn column of the point's token
 * @param rows rows of the grid
 * @param columns columns of the grid
 * @param weights [rows*columns] weights, row after row; with that of the class token, and those of
 *     the other attended sources, they add up to 1. Not copied
 * @param classWeight weight of the class token; 0 if there is none
 */
public record AttentionMap(
    String source,
    String layer,
    String attended,
    int head,
    int queryRow,
    int queryColumn,
    int rows,
    int columns,
    float[] weights,
    float classWeight) {}
