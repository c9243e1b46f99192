package org.msift.core.checkpoint;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random state dicts: any names, element types, shapes (also scalars and empty ones) and bits. */
final class StateDicts {

  private StateDicts() {}

  static Arbitrary<StateDict> any() {
    Arbitrary<List<String>> names =
        Arbitraries.strings()
            .ofMinLength(1)
            .ofMaxLength(12)
            .filter(name -> Names.problem(name).isEmpty())
            .list()
            .uniqueElements()
            .ofMaxSize(8);
    return names.flatMap(
        list ->
            Combinators.combine(
                    tensor().list().ofSize(list.size()),
                    Arbitraries.maps(
                            Arbitraries.strings().alpha().ofMaxLength(5),
                            Arbitraries.strings().alpha().ofMaxLength(5))
                        .ofMaxSize(2))
                .as(
                    (tensors, metadata) -> {
                      StateDict.Builder dict = StateDict.builder().metadata(metadata);
                      for (int i = 0; i < list.size(); i++) {
                        dict.put(list.get(i), tensors.get(i));
                      }
                      return dict.build();
                    }));
  }

  static Arbitrary<Tensor> tensor() {
    Arbitrary<long[]> shapes = Arbitraries.longs().between(0, 4).array(long[].class).ofMaxSize(4);
    return Combinators.combine(Arbitraries.of(ElementType.class), shapes)
        .as(List::<Object>of)
        .flatMap(
            pair -> {
              ElementType type = (ElementType) pair.get(0);
              long[] shape = (long[]) pair.get(1);
              int bytes = (int) Shapes.bytes(type, shape).orElseThrow();
              return Arbitraries.bytes()
                  .array(byte[].class)
                  .ofSize(bytes)
                  .map(data -> Tensor.ofBytes(type, data, shape));
            });
  }

  /** Without metadata, which a PyTorch file cannot hold. */
  static StateDict bare(StateDict dict) {
    StateDict.Builder bare = StateDict.builder();
    dict.names().forEach(name -> bare.put(name, dict.get(name)));
    return bare.build();
  }
}
