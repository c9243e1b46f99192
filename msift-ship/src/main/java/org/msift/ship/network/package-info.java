/**
 * The SHIP network, block by block, as the official code computes it (Zheng et al., CVPR 2024).
 * Each block is graph code over the operators of {@code core.operator} and reads like the paper's
 * figure; where code and figure differ, the code decides, and the block says so.
 */
package org.msift.ship.network;
