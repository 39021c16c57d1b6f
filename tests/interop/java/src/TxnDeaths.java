import org.tikv.shade.com.google.protobuf.ByteString;

/** Clients that die between the steps of their commit, locks that outlive regions and leaders. */
final class TxnDeaths {
  private static final long SHORT_TTL_MS = 1500;

  private TxnDeaths() {}

  enum Step {
    PRIMARY_PREWRITE,
    PREWRITE,
    PRIMARY_COMMIT
  }

  /** Others get past what the dead left, and see it whole or not at all. */
  static void dies(TxnBench b, Step last) throws Exception {
    ByteString first = b.key("a");
    ByteString second = b.key("b");
    b.split(second);
    b.write(first, "old", second, "old");
    TxnBench.Txn dying = b.new Txn(SHORT_TTL_MS);
    dying.put(first, "new").put(second, "new");
    dying.prewritePrimary();
    if (last != Step.PRIMARY_PREWRITE) dying.prewriteSecondaries();
    if (last == Step.PRIMARY_COMMIT) dying.commitPrimary();
    dying.close();
    String want = last == Step.PRIMARY_COMMIT ? "new" : "old";
    b.expectNow(second, want);
    b.expectNow(first, want);
    b.write(second, "next", first, "next");
    b.expectNow(first, "next");
  }

  /** Others have read that it did not happen: its commit comes too late. */
  static void lateCommit(TxnBench b) throws Exception {
    b.write(b.key("k"), "old");
    try (TxnBench.Txn slow = b.new Txn(SHORT_TTL_MS)) {
      slow.put(b.key("k"), "late").prewritePrimary();
      Thread.sleep(SHORT_TTL_MS);
      b.expectNow(b.key("k"), "old");
      try {
        slow.commitPrimary();
      } catch (Exception error) {
        b.expectNow(b.key("k"), "old");
        return;
      }
    }
    throw new Interop.Failure("a rolled back transaction commits");
  }

  /** A transaction whose time is long keeps its lock, and commits. */
  static void heartbeats(TxnBench b) throws Exception {
    b.write(b.key("k"), "old");
    try (TxnBench.Txn slow = b.new Txn(60_000)) {
      slow.put(b.key("k"), "late").prewritePrimary();
      Thread.sleep(2 * SHORT_TTL_MS);
      // A reader pushes the commit above its timestamp instead of waiting.
      b.expectNow(b.key("k"), "old");
      slow.commitPrimary();
    }
    b.expectNow(b.key("k"), "late");
  }

  /** A region splits between prewrite and commit: both halves know the locks. */
  static void acrossSplit(TxnBench b) throws Exception {
    try (TxnBench.Txn txn = b.begin()) {
      txn.put(b.key("a"), "1").put(b.key("m"), "2").put(b.key("z"), "3");
      txn.prewritePrimary();
      txn.prewriteSecondaries();
      b.split(b.key("g"), b.key("t"));
      txn.commitSecondaries(txn.commitPrimary());
    }
    b.expectNow(b.key("a"), "1");
    b.expectNow(b.key("m"), "2");
    b.expectNow(b.key("z"), "3");
  }

  static void acrossLeaders(TxnBench b) throws Exception {
    b.split(b.key(""));
    for (int round = 0; round < 3; round++) {
      try (TxnBench.Txn txn = b.begin()) {
        txn.put(b.key("a"), "a" + round).put(b.key("b"), "b" + round);
        txn.prewritePrimary();
        b.moveLeader(b.key("a"));
        txn.prewriteSecondaries();
        txn.commitSecondaries(txn.commitPrimary());
      }
      b.expectNow(b.key("a"), "a" + round);
      b.expectNow(b.key("b"), "b" + round);
    }
  }
}
