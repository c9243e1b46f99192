/**
 * Networks that turn an image of any number of bands into feature maps: ResNet-50, LightNet, and
 * the feature pyramid over their stages. Graph code, with maps of the official parameter names.
 */
package org.msift.core.backbone;
