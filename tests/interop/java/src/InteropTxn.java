import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tikv.common.TiConfiguration;
import org.tikv.common.TiSession;

/**
 * Transactions through tikv-client-java, strictly verified: what its two-phase committer and its snapshot reads can do.
 *
 * <pre>java InteropTxn PD_ADDRESS v1|v2 [CASE...]</pre>
 *
 * Prints one line a case, {@code ok NAME} or {@code FAIL NAME: reason}; the exit code says whether all passed.
 */
public final class InteropTxn {
  interface Case {
    void run(TxnBench bench) throws Exception;
  }

  private static final int ATTEMPTS_WHEN_HURT = 5;
  private static final int PAUSE_WHEN_HURT_MS = 1500;

  private final String pd;
  private final List<String> wanted;
  private boolean failed;

  private InteropTxn(String pd, List<String> wanted) {
    this.pd = pd;
    this.wanted = wanted;
  }

  public static void main(String[] args) throws InterruptedException {
    // The client's own pools are not closed by it, which its gRPC complains about at length.
    Logger.getLogger("").setLevel(Level.OFF);
    if (args.length < 2 || !List.of("v1", "v2").contains(args[1])) {
      System.err.println("usage: java InteropTxn PD_ADDRESS v1|v2 [CASE...]");
      System.exit(2);
    }
    if ("v2".equals(args[1])) Interop.apiVersion = TiConfiguration.ApiVersion.V2;
    InteropTxn interop = new InteropTxn(args[0], Arrays.asList(args).subList(2, args.length));
    interop.runAll();
    // Threads of the client would keep the process alive.
    System.exit(interop.failed ? 1 : 0);
  }

  private void runAll() throws InterruptedException {
    run("two-phase-commit", TxnCases::twoPhaseCommit);
    if (Interop.apiVersion == TiConfiguration.ApiVersion.V2) {
      run("scans-without-end-are-refused", TxnCases::scanRefused);
    } else {
      run("snapshot-reads", TxnCases::snapshotReads);
      run("scans-over-regions", TxnCases::scansOverRegions);
      run("bank", TxnCases::bank);
      run("large-transaction", TxnCases::large);
    }
    run("follower-reads", TxnCases::followerReads);
    run("optimistic-conflict", TxnCases::optimisticConflict);
    run("no-lost-update", TxnCases::lostUpdate);
    run("write-skew-is-allowed", TxnCases::writeSkew);
    run("dies-after-primary-prewrite", bench -> TxnDeaths.dies(bench, TxnDeaths.Step.PRIMARY_PREWRITE));
    run("dies-after-prewrite", bench -> TxnDeaths.dies(bench, TxnDeaths.Step.PREWRITE));
    run("dies-after-primary-commit", bench -> TxnDeaths.dies(bench, TxnDeaths.Step.PRIMARY_COMMIT));
    run("late-commit-is-refused", TxnDeaths::lateCommit);
    run("heartbeats", TxnDeaths::heartbeats);
    run("locks-across-split", TxnDeaths::acrossSplit);
    run("locks-across-leaders", TxnDeaths::acrossLeaders);
  }

  /**
   * Every case connects anew: connecting is part of what is tested. Under kills this client is soon out of patience: then a
   * case begins again. What is read wrong is wrong at once.
   *
   * <p>It also begins again, once, where this client is stuck by itself: who met a lock sends what resolves it to the store that told of the
   * lock, even when the leader has moved meanwhile, and every answer is that this is another store, until its patience ends.
   */
  private void run(String name, Case test) throws InterruptedException {
    if (!wanted.isEmpty() && !wanted.contains(name)) return;
    boolean hurt = System.getenv("INTEROP_HURT") != null;
    String reason = null;
    for (int i = 0; i < ATTEMPTS_WHEN_HURT; i++) {
      reason = tryOnce(name, test);
      if (reason == null || reason.contains(": got ")) break;
      boolean stuck = i == 0 && reason.contains("store_not_match");
      if (!hurt && !stuck) break;
      Thread.sleep(PAUSE_WHEN_HURT_MS);
    }
    System.out.println(reason == null ? "ok " + name : "FAIL " + name + ": " + reason.replace('\n', ' '));
    failed |= reason != null;
  }

  /** Null when it passes. */
  private String tryOnce(String name, Case test) {
    String prefix = "java-txn/" + name + "/" + System.nanoTime() + "/";
    try (TiSession session = TiSession.create(TxnBench.config(pd))) {
      test.run(new TxnBench(pd, session, prefix));
      return null;
    } catch (Throwable error) {
      return error instanceof Interop.Failure ? error.getMessage() : TxnBench.causes(error);
    }
  }
}
