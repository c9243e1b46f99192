/** Quality metrics of images, in plain Java on planes. Nothing here needs ND4J. */
package org.msift.ship.metric;
