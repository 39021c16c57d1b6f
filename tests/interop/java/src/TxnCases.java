import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.tikv.common.TiConfiguration;
import org.tikv.common.TiSession;
import org.tikv.kvproto.Kvrpcpb.KvPair;
import org.tikv.shade.com.google.protobuf.ByteString;
import org.tikv.txn.KVClient;

/** Reads, conflicts and sums; each case throws when anything is not as it must be. */
final class TxnCases {
  private static final int ACCOUNTS = 10;
  private static final int INITIAL = 100;

  private TxnCases() {}

  interface Work {
    void run(int worker) throws Exception;
  }

  /** Runs the work of so many workers and throws the first failure. */
  private static void parallel(int workers, Work work) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(workers);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int worker = 0; worker < workers; worker++) {
        int mine = worker;
        all.add(
            pool.submit(
                () -> {
                  work.run(mine);
                  return null;
                }));
      }
      for (Future<?> one : all) one.get();
    } finally {
      pool.shutdownNow();
    }
  }

  /** Another was faster: the committer tells it only in words, at the end of a chain of causes. */
  private static boolean lost(Throwable error) {
    String text = TxnBench.causes(error);
    return text.contains("WriteConflict") || text.contains("conflict {") || text.contains("TxnLockNotFound");
  }

  static void twoPhaseCommit(TxnBench b) throws Exception {
    ByteString present = b.key("a");
    long before = b.now();
    long commitTs = b.write(present, "1", b.key("b"), "2", b.key("ключ 键"), "значение");
    b.expectNow(present, "1");
    b.expectNow(b.key("ключ 键"), "значение");
    Interop.equal("just before the commit", b.read(present, commitTs - 1), "");
    Interop.equal("at the commit", b.read(present, commitTs), "1");
    Interop.equal("before", b.read(present, before), "");
    try (KVClient client = b.session().createKVClient()) {
      List<ByteString> asked = new ArrayList<>(List.of(present, b.key("none"), b.key("b")));
      List<KvPair> got = client.batchGet(TxnBench.patience(), asked, b.now());
      long found = got.stream().filter(pair -> !pair.getValue().isEmpty()).count();
      Interop.equal("batch get", found, 2L);
    }
  }

  /** Old snapshots go on reading what was. */
  static void snapshotReads(TxnBench b) throws Exception {
    List<Long> stamps = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      b.write(b.key("k"), "value " + i, b.key(String.format("v%02d", i)), "x");
      stamps.add(b.now());
    }
    for (int i = 0; i < stamps.size(); i++) {
      Interop.equal("at version " + i, b.read(b.key("k"), stamps.get(i)), "value " + i);
      Interop.equal("keys at version " + i, b.scan(b.key("v"), b.key("w"), stamps.get(i)).size(), i + 1);
    }
  }

  /** This client's scans name no end, as which nothing of V2 may be asked: a store of TiKV refuses them too. */
  static void scanRefused(TxnBench b) throws Exception {
    b.write(b.key("k"), "v");
    try {
      b.scan(b.key(""), b.key("~"), b.now());
    } catch (RuntimeException error) {
      String reason = TxnBench.causes(error);
      if (reason.contains("Key mode mismatched with the request mode, cmd: scan, storage: V2")) return;
      throw error;
    }
    throw new Interop.Failure("a scan without an end: no error");
  }

  static void scansOverRegions(TxnBench b) throws Exception {
    List<ByteString> keys = fill(b, 300);
    b.split(keys.get(50), keys.get(100), keys.get(150), keys.get(200));
    for (int[] range : new int[][] {{0, 299}, {49, 50}, {50, 51}, {99, 201}, {100, 200}}) {
      Map<ByteString, String> found = b.scan(keys.get(range[0]), keys.get(range[1]), b.now());
      Interop.equal("keys", new ArrayList<>(found.keySet()), keys.subList(range[0], range[1]));
    }
    try (KVClient client = b.session().createKVClient()) {
      Interop.equal("batch get over regions", client.batchGet(TxnBench.patience(), keys, b.now()).size(), 300);
    }
  }

  private static List<ByteString> fill(TxnBench b, int count) throws Exception {
    List<ByteString> keys = new ArrayList<>();
    try (TxnBench.Txn txn = b.begin()) {
      for (int i = 0; i < count; i++) {
        keys.add(b.key(String.format("%05d", i)));
        txn.put(keys.get(i), "value " + i);
      }
      txn.commit();
    }
    return keys;
  }

  /** Followers answer at a timestamp only when they know everything up to it. */
  static void followerReads(TxnBench b) throws Exception {
    TiConfiguration config = TxnBench.config(b.pd());
    config.setReplicaRead(TiConfiguration.ReplicaRead.FOLLOWER);
    try (TiSession session = TiSession.create(config)) {
      TxnBench followers = new TxnBench(b.pd(), session, b.prefix());
      for (int i = 0; i < 20; i++) {
        b.write(b.key("k"), "value " + i);
        Interop.equal("from a follower", followers.read(b.key("k"), followers.now()), "value " + i);
      }
    }
  }

  /** The second to commit loses. */
  static void optimisticConflict(TxnBench b) throws Exception {
    try (TxnBench.Txn first = b.begin();
        TxnBench.Txn second = b.begin()) {
      first.put(b.key("k"), "first").commit();
      second.put(b.key("k"), "second");
      try {
        second.prewritePrimary();
      } catch (Exception error) {
        if (!lost(error)) throw error;
        b.expectNow(b.key("k"), "first");
        return;
      }
      throw new Interop.Failure("the second prewrite succeeds");
    }
  }

  static void lostUpdate(TxnBench b) throws Exception {
    int workers = 4;
    int each = 8;
    b.write(b.key("counter"), "0");
    parallel(
        workers,
        worker -> {
          for (int done = 0; done < each; ) {
            try (TxnBench.Txn txn = b.begin()) {
              int old = Integer.parseInt(b.read(b.key("counter"), txn.startTs));
              txn.put(b.key("counter"), String.valueOf(old + 1)).commit();
              done++;
            } catch (Exception error) {
              if (!lost(error)) throw error;
            }
          }
        });
    b.expectNow(b.key("counter"), String.valueOf(workers * each));
  }

  /** Snapshot isolation allows it; a store that does not is something else. */
  static void writeSkew(TxnBench b) throws Exception {
    b.write(b.key("x"), "1", b.key("y"), "1");
    try (TxnBench.Txn first = b.begin();
        TxnBench.Txn second = b.begin()) {
      for (TxnBench.Txn txn : List.of(first, second)) {
        Interop.equal("x", b.read(b.key("x"), txn.startTs), "1");
        Interop.equal("y", b.read(b.key("y"), txn.startTs), "1");
      }
      first.put(b.key("x"), "0").commit();
      second.put(b.key("y"), "0").commit();
    }
    b.expectNow(b.key("x"), "0");
    b.expectNow(b.key("y"), "0");
  }

  /** Money moves between accounts of two regions; every snapshot sees the same sum. */
  static void bank(TxnBench b) throws Exception {
    b.split(b.key("05"));
    try (TxnBench.Txn txn = b.begin()) {
      for (int i = 0; i < ACCOUNTS; i++) txn.put(b.key(String.format("%02d", i)), String.valueOf(INITIAL));
      txn.commit();
    }
    AtomicBoolean over = new AtomicBoolean();
    int movers = 4;
    AtomicInteger left = new AtomicInteger(movers);
    parallel(
        movers + 1,
        worker -> {
          if (worker == movers) {
            while (!over.get()) checkSum(b);
            return;
          }
          try {
            Random random = new Random(worker);
            for (int moved = 0; moved < 8; ) if (transfer(b, random)) moved++;
          } finally {
            if (left.decrementAndGet() == 0) over.set(true);
          }
        });
    checkSum(b);
  }

  private static boolean transfer(TxnBench b, Random random) throws Exception {
    ByteString from = b.key(String.format("%02d", random.nextInt(ACCOUNTS)));
    ByteString to = b.key(String.format("%02d", random.nextInt(ACCOUNTS)));
    if (from.equals(to)) return false;
    try (TxnBench.Txn txn = b.begin()) {
      int has = Integer.parseInt(b.read(from, txn.startTs));
      int gets = Integer.parseInt(b.read(to, txn.startTs));
      int amount = Math.min(has, random.nextInt(20));
      txn.put(from, String.valueOf(has - amount)).put(to, String.valueOf(gets + amount)).commit();
      return true;
    } catch (Exception error) {
      if (!lost(error)) throw error;
      return false;
    }
  }

  private static void checkSum(TxnBench b) throws Interop.Failure {
    Map<ByteString, String> found = b.scan(b.key(""), b.key("~"), b.now());
    int sum = 0;
    for (String value : found.values()) sum += Integer.parseInt(value);
    Interop.equal("accounts", found.size(), ACCOUNTS);
    Interop.equal("sum", sum, ACCOUNTS * INITIAL);
  }

  /** Thousands of keys in many regions are seen whole or not at all. */
  static void large(TxnBench b) throws Exception {
    int count = 2000;
    ByteString[] borders = new ByteString[7];
    for (int i = 0; i < borders.length; i++) borders[i] = b.key(String.format("%05d", (i + 1) * count / 8));
    b.split(borders);
    long before = b.now();
    fill(b, count);
    Interop.equal("after", b.scan(b.key(""), b.key("~"), b.now()).size(), count);
    Interop.equal("before", b.scan(b.key(""), b.key("~"), before).size(), 0);
  }
}
