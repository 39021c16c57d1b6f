import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.tikv.common.TiSession;
import org.tikv.common.exception.RawCASConflictException;
import org.tikv.common.util.Pair;
import org.tikv.common.util.ScanOption;
import org.tikv.kvproto.Kvrpcpb.KvPair;
import org.tikv.raw.RawKVClient;
import org.tikv.shade.com.google.protobuf.ByteString;

/** The cases; each throws when anything is not as it must be. */
final class Cases {
  private Cases() {}

  /** Stores {@code count} pairs under sorted keys. */
  private static List<ByteString> fill(Interop.Context c, int count) {
    List<ByteString> keys = new ArrayList<>();
    Map<ByteString, ByteString> pairs = new HashMap<>();
    for (int i = 0; i < count; i++) {
      ByteString key = c.key(String.format("%04d", i));
      keys.add(key);
      pairs.put(key, valueOf(key));
    }
    c.client().batchPut(pairs);
    return keys;
  }

  private static ByteString valueOf(ByteString key) {
    return Interop.bytes("value of ").concat(key);
  }

  private static List<ByteString> keysOf(List<KvPair> pairs) {
    List<ByteString> keys = new ArrayList<>();
    for (KvPair pair : pairs) keys.add(pair.getKey());
    return keys;
  }

  static void putGet(Interop.Context c) throws Exception {
    Map<ByteString, ByteString> pairs = new LinkedHashMap<>();
    pairs.put(c.key("plain"), Interop.bytes("value"));
    pairs.put(c.key("ключ 键 🧱"), Interop.bytes("значение"));
    pairs.put(c.key("bytes").concat(ByteString.copyFrom(new byte[] {0, -1, 1})), ByteString.copyFrom(new byte[] {0, -128}));
    pairs.put(c.key("large"), ByteString.copyFrom(new byte[1 << 20]));
    for (Map.Entry<ByteString, ByteString> pair : pairs.entrySet()) {
      Interop.equal("before put", c.client().get(pair.getKey()), Optional.empty());
      c.client().put(pair.getKey(), pair.getValue());
    }
    for (Map.Entry<ByteString, ByteString> pair : pairs.entrySet()) {
      Interop.equal("after put", c.client().get(pair.getKey()), Optional.of(pair.getValue()));
    }
  }

  static void overwriteDelete(Interop.Context c) throws Exception {
    ByteString key = c.key("k");
    for (String value : List.of("first", "second")) {
      c.client().put(key, Interop.bytes(value));
      Interop.equal("get", c.client().get(key), Optional.of(Interop.bytes(value)));
    }
    // Deleting what is not there is success too.
    for (int i = 0; i < 2; i++) {
      c.client().delete(key);
      Interop.equal("after delete", c.client().get(key), Optional.empty());
    }
  }

  static void batch(Interop.Context c) throws Exception {
    List<ByteString> keys = fill(c, 2000);
    List<ByteString> asked = new ArrayList<>(keys);
    asked.add(c.key("missing"));
    Map<ByteString, ByteString> got = new HashMap<>();
    for (KvPair pair : c.client().batchGet(asked)) got.put(pair.getKey(), pair.getValue());
    Interop.equal("number of pairs", got.size(), keys.size());
    for (ByteString key : keys) Interop.equal("value", got.get(key), valueOf(key));
    c.client().batchDelete(keys.subList(0, 1000));
    Interop.equal("left after batch delete", c.client().batchGet(keys).size(), 1000);
  }

  static void scan(Interop.Context c) throws Exception {
    List<ByteString> keys = fill(c, 300);
    List<KvPair> whole = c.client().scan(c.key(""), c.key("~"));
    Interop.equal("whole range", keysOf(whole), keys);
    for (KvPair pair : whole) Interop.equal("value", pair.getValue(), valueOf(pair.getKey()));
    List<KvPair> some = c.client().scan(keys.get(10), keys.get(20), 100);
    Interop.equal("start is included, end is not", keysOf(some), keys.subList(10, 20));
    some = c.client().scan(keys.get(10), keys.get(20), 3, true);
    Interop.equal("limit, keys only", keysOf(some), keys.subList(10, 13));
    for (KvPair pair : some) Interop.equal("value of a key-only scan", pair.getValue().size(), 0);
    Interop.equal("no end", keysOf(c.client().scan(keys.get(290), 5)), keys.subList(290, 295));
    Interop.equal("nothing there", c.client().scan(c.key("5"), c.key("6"), 10).size(), 0);
    Interop.equal("prefix", keysOf(c.client().scanPrefix(c.key("02"))), keys.subList(200, 300));
  }

  static void batchScan(Interop.Context c) throws Exception {
    List<ByteString> keys = fill(c, 100);
    List<Pair<ByteString, ByteString>> ranges =
        Arrays.asList(Pair.create(keys.get(10), keys.get(15)), Pair.create(keys.get(50), keys.get(90)));
    List<List<ByteString>> got = c.client().batchScanKeys(ranges, 7);
    Interop.equal("keys of two ranges", got, List.of(keys.subList(10, 15), keys.subList(50, 57)));
    ScanOption option =
        ScanOption.newBuilder().setStartKey(keys.get(3)).setEndKey(keys.get(6)).setLimit(10).build();
    List<KvPair> pairs = c.client().batchScan(Collections.singletonList(option)).get(0);
    Interop.equal("pairs of one range", keysOf(pairs), keys.subList(3, 6));
  }

  static void deleteRange(Interop.Context c) throws Exception {
    List<ByteString> keys = fill(c, 100);
    c.client().deleteRange(keys.get(20), keys.get(80));
    List<ByteString> want = new ArrayList<>(keys.subList(0, 20));
    want.addAll(keys.subList(80, 100));
    Interop.equal("left", keysOf(c.client().scanPrefix(c.key(""))), want);
    c.client().deletePrefix(c.key(""));
    Interop.equal("left in the end", c.client().scanPrefix(c.key("")).size(), 0);
  }

  static void compareAndSet(Interop.Context c) throws Exception {
    ByteString key = c.key("k");
    ByteString a = Interop.bytes("a");
    ByteString b = Interop.bytes("b");
    try (TiSession session = TiSession.create(Interop.config(c.pd(), true));
        RawKVClient client = session.createRawClient()) {
      Interop.equal("put if absent", client.putIfAbsent(key, a), Optional.empty());
      Interop.equal("put if absent, present", client.putIfAbsent(key, b), Optional.of(a));
      client.compareAndSet(key, Optional.of(a), b);
      try {
        client.compareAndSet(key, Optional.of(a), a);
        throw new Interop.Failure("a set with another value than expected must be refused");
      } catch (RawCASConflictException conflict) {
        Interop.equal("previous value in the conflict", conflict.getPrevValue(), Optional.of(b));
      }
      Interop.equal("value", client.get(key), Optional.of(b));
    }
  }

  /** 16 threads on one client, each reading its own writes. */
  static void concurrent(Interop.Context c) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(16);
    try {
      List<Future<?>> workers = new ArrayList<>();
      for (int worker = 0; worker < 16; worker++) {
        String mine = String.format("%02d/", worker);
        workers.add(
            pool.submit(
                () -> {
                  for (int round = 0; round < 60; round++) {
                    ByteString key = c.key(mine + String.format("%03d", round));
                    c.client().put(key, valueOf(key));
                    Interop.equal("own write", c.client().get(key), Optional.of(valueOf(key)));
                  }
                  return null;
                }));
      }
      for (Future<?> worker : workers) worker.get();
    } finally {
      pool.shutdownNow();
    }
    Interop.equal("keys in the end", c.client().scanPrefix(c.key("")).size(), 16 * 60);
  }

  static void ttlRefused(Interop.Context c) throws Exception {
    try {
      c.client().put(c.key("k"), Interop.bytes("v"), 10);
    } catch (Exception error) {
      // The client tries again until its patience ends, and keeps what the store said as the cause.
      for (Throwable cause = error; cause != null; cause = cause.getCause()) {
        if (String.valueOf(cause).contains("ttl is not enabled")) return;
      }
      throw error;
    }
    throw new Interop.Failure("put with a ttl: no error");
  }

  static void ttl(Interop.Context c) throws Exception {
    c.client().put(c.key("short"), Interop.bytes("v"), 1);
    c.client().put(c.key("long"), Interop.bytes("v"), 1000);
    c.client().put(c.key("never"), Interop.bytes("v"));
    long left = c.client().getKeyTTL(c.key("long")).orElse(-1L);
    Interop.equal("ttl of the long one", left >= 998 && left <= 1000, true);
    Interop.equal("ttl of a missing one", c.client().getKeyTTL(c.key("missing")), Optional.empty());
    Thread.sleep(2100);
    Interop.equal("expired", c.client().get(c.key("short")), Optional.empty());
    List<ByteString> want = List.of(c.key("long"), c.key("never"));
    Interop.equal("scan after expiry", keysOf(c.client().scanPrefix(c.key(""))), want);
  }
}
