/** The losses that fusion networks are trained with. */
package org.msift.ship.loss;
