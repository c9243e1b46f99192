package org.msift.ship.pansharpening;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A sensor: gain of the modulation transfer function of every band at the Nyquist frequency of the
 * multispectral grid. The gains are those of Vivone's toolbox (G. Vivone et al., "A New Benchmark
 * Based on Recent Advances in Multispectral Pansharpening", IEEE GRSM 9(1), 2021).
 *
 * @param name the sensor's name
 * @param gains by multispectral band, each greater than 0 and less than 1
 * @param panchromaticGain of the panchromatic band, greater than 0 and less than 1
 */
public record Sensor(String name, List<Double> gains, double panchromaticGain) {

  /** QuickBird: blue, green, red, near infrared. */
  public static final Sensor QUICKBIRD = of("QB", 0.15, 0.34, 0.32, 0.30, 0.22);

  /** IKONOS: blue, green, red, near infrared. */
  public static final Sensor IKONOS = of("IKONOS", 0.17, 0.26, 0.28, 0.29, 0.28);

  /** GeoEye-1: blue, green, red, near infrared. */
  public static final Sensor GEOEYE1 = of("GeoEye1", 0.16, 0.23, 0.23, 0.23, 0.23);

  /** WorldView-4: blue, green, red, near infrared. */
  public static final Sensor WORLDVIEW4 = of("WV4", 0.16, 0.23, 0.23, 0.23, 0.23);

  /** WorldView-2: coastal, blue, green, yellow, red, red edge, near infrared 1 and 2. */
  public static final Sensor WORLDVIEW2 =
      of("WV2", 0.11, 0.35, 0.35, 0.35, 0.35, 0.35, 0.35, 0.35, 0.27);

  /** WorldView-3: coastal, blue, green, yellow, red, red edge, near infrared 1 and 2. */
  public static final Sensor WORLDVIEW3 =
      of("WV3", 0.14, 0.325, 0.355, 0.360, 0.350, 0.365, 0.360, 0.335, 0.315);

  private static final double OTHER_GAIN = 0.3;
  private static final double OTHER_PANCHROMATIC_GAIN = 0.15;

  private static final Map<String, Sensor> KNOWN =
      known(QUICKBIRD, IKONOS, GEOEYE1, WORLDVIEW4, WORLDVIEW2, WORLDVIEW3);

  /**
   * Checks the gains.
   *
   * @param name the sensor's name
   * @param gains by band; copied
   * @param panchromaticGain of the panchromatic band
   * @throws IllegalArgumentException if there is no band, or a gain is not within (0, 1)
   */
  public Sensor {
    gains = List.copyOf(gains);
    if (gains.isEmpty()) {
      throw new IllegalArgumentException(name + " has no band; give a gain for each");
    }
    gains.forEach(gain -> requireGain(name, gain));
    requireGain(name, panchromaticGain);
  }

  private static void requireGain(String name, double gain) {
    if (!(gain > 0 && gain < 1)) {
      throw new IllegalArgumentException(
          name + ": a gain of " + gain + " at the Nyquist frequency; expected 0 < gain < 1");
    }
  }

  /**
   * A sensor of given gains.
   *
   * @param name the sensor's name
   * @param panchromaticGain of the panchromatic band
   * @param gains by multispectral band
   * @return the sensor
   * @throws IllegalArgumentException if there is no band, or a gain is not within (0, 1)
   */
  public static Sensor of(String name, double panchromaticGain, double... gains) {
    return new Sensor(name, Arrays.stream(gains).boxed().toList(), panchromaticGain);
  }

  /**
   * A sensor of which no gains are known: 0.3 for every band and 0.15 for the panchromatic one.
   *
   * @param name the sensor's name, such as Landsat8
   * @param bands number of multispectral bands
   * @return the sensor
   * @throws IllegalArgumentException if there is no band
   */
  public static Sensor other(String name, int bands) {
    return new Sensor(
        name, Collections.nCopies(Math.max(0, bands), OTHER_GAIN), OTHER_PANCHROMATIC_GAIN);
  }

  /**
   * A sensor by its name: QB, IKONOS, GeoEye1 (GE1), WV4, WV2 or WV3; Landsat8 and none as {@link
   * #other}. Upper and lower case are the same.
   *
   * @param name the name
   * @param bands number of multispectral bands
   * @return the sensor
   * @throws IllegalArgumentException if the name is unknown, or the sensor has another number of
   *     bands; the message lists what is known
   */
  public static Sensor named(String name, int bands) {
    String key = name.toLowerCase(Locale.ROOT);
    if (key.equals("landsat8") || key.equals("none")) {
      return other(name, bands);
    }
    Sensor sensor = KNOWN.get(key);
    if (sensor == null) {
      throw new IllegalArgumentException(
          "unknown sensor "
              + name
              + "; known are "
              + KNOWN.values().stream().map(Sensor::name).distinct().toList()
              + ", Landsat8 and none. Give the gains of another one yourself");
    }
    sensor.requireBands(bands);
    return sensor;
  }

  private static Map<String, Sensor> known(Sensor... sensors) {
    Map<String, Sensor> known = new TreeMap<>();
    for (Sensor sensor : sensors) {
      known.put(sensor.name.toLowerCase(Locale.ROOT), sensor);
    }
    known.put("ge1", GEOEYE1);
    return known;
  }

  /**
   * Some bands of this sensor.
   *
   * @param bands their numbers, from 0
   * @return a sensor of these bands in this order
   * @throws IllegalArgumentException if there is no such band
   */
  public Sensor select(int... bands) {
    for (int band : bands) {
      if (band < 0 || band >= gains.size()) {
        throw new IllegalArgumentException(
            "%s has no band %d; its bands are 0 .. %d".formatted(name, band, gains.size() - 1));
      }
    }
    return new Sensor(name, Arrays.stream(bands).mapToObj(gains::get).toList(), panchromaticGain);
  }

  /**
   * Refuses another number of bands.
   *
   * @param bands number of multispectral bands
   * @throws IllegalArgumentException if the sensor has another number
   */
  void requireBands(int bands) {
    if (bands != gains.size()) {
      throw new IllegalArgumentException(
          "%d bands, but %s has gains of %d; select its bands, or give gains of your own"
              .formatted(bands, name, gains.size()));
    }
  }
}
