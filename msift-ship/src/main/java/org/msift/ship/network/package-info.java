/**
 * The networks, block by block: SHIP as the official code computes it (Zheng et al., CVPR 2024),
 * SHIP++ and SHIP for pan-sharpening as far as they are known. Each block is graph code over the
 * operators of {@code core.operator} and reads like the paper's figure; where code and figure
 * differ, the code decides, and the block says so.
 */
package org.msift.ship.network;
