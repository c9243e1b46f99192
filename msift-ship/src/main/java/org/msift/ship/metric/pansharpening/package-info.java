/**
 * Quality of pan-sharpened images: with the truth at reduced resolution, and without it at full
 * resolution. Where published numbers come from two implementations that differ, both are here
 * under their own names: plain names are the Python code of the group that published SHIP++ (a port
 * of IQA_pansharpening_python), names with {@code .TOOLBOX} are Vivone's MATLAB toolbox.
 */
package org.msift.ship.metric.pansharpening;
