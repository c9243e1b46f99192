package org.msift.ship.training;

import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.List;

/** Pairs that stay in memory as long as there is room, and are read again when there was not. */
final class PairCache {

  private final List<FusionPair> pairs;
  private final List<SoftReference<LoadedPair>> loaded = new ArrayList<>();

  PairCache(List<FusionPair> pairs) {
    this.pairs = List.copyOf(pairs);
    pairs.forEach(pair -> loaded.add(new SoftReference<>(null)));
  }

  int size() {
    return pairs.size();
  }

  FusionPair pair(int index) {
    return pairs.get(index);
  }

  synchronized LoadedPair get(int index) {
    LoadedPair known = loaded.get(index).get();
    if (known != null) {
      return known;
    }
    LoadedPair read = LoadedPair.read(pairs.get(index));
    loaded.set(index, new SoftReference<>(read));
    return read;
  }
}
