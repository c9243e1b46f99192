/**
 * What a model of MsIFT is apart from its weights: the settings from which its network is built,
 * the published presets, and how it is saved and used.
 */
package org.msift.tasks.model;
