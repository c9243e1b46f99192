/**
 * MsIFT (Zhang et al., Remote Sensing 2022): image-wise and pixel-wise classification and semantic
 * segmentation of one scene seen by several sensors. Only what all of its packages share belongs
 * here.
 */
package org.msift.tasks;
