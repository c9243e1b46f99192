/**
 * Methods without a network that a trained model is compared with. Plain Java; models and data sets
 * do not belong here.
 */
package org.msift.tasks.baseline;
