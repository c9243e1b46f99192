/**
 * What a fusion network sees of a colour image, and how its result becomes a colour image again:
 * one object for training, prediction and scoring.
 */
package org.msift.ship.colour;
