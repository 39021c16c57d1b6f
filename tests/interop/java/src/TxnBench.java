import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tikv.common.BytePairWrapper;
import org.tikv.common.ByteWrapper;
import org.tikv.common.TiConfiguration;
import org.tikv.common.TiSession;
import org.tikv.common.exception.KeyException;
import org.tikv.common.util.BackOffer;
import org.tikv.common.util.ConcreteBackOffer;
import org.tikv.kvproto.Kvrpcpb.KvPair;
import org.tikv.shade.com.google.protobuf.ByteString;
import org.tikv.txn.KVClient;
import org.tikv.txn.TwoPhaseCommitter;

/** What a case of transactions works with; its keys begin with {@code prefix}, so that cases do not meet. */
record TxnBench(String pd, TiSession session, String prefix) {
  /** Longer than a failover. A conflict costs all of it: this client tries it again and again. */
  private static final int PATIENCE_MS = 8000;
  private static final long LOCK_TTL_MS = 3000;
  private static final int HEALTH_CHECK_MS = 3000;
  private static final ByteString DEFAULT_KEYSPACE = ByteString.copyFrom(new byte[] {'x', 0, 0, 0});

  /** A store that does not answer a health check in time is passed by; on a busy machine the usual 100 ms are none. */
  static TiConfiguration config(String pd) {
    TiConfiguration config = TiConfiguration.createDefault(pd);
    config.setApiVersion(Interop.apiVersion);
    config.setGrpcHealthCheckTimeout(HEALTH_CHECK_MS);
    return config;
  }

  static BackOffer patience() {
    return ConcreteBackOffer.newCustomBackOff(PATIENCE_MS);
  }

  ByteString key(String name) {
    return ByteString.copyFromUtf8(prefix + name);
  }

  long now() {
    return session.getTimestamp().getVersion();
  }

  /** A transaction by hand: the first key is the primary. */
  final class Txn implements AutoCloseable {
    final long startTs;
    final TwoPhaseCommitter committer;
    final Map<ByteString, String> writes = new TreeMap<>(ByteString.unsignedLexicographicalComparator());

    Txn(long lockTtlMs) {
      startTs = now();
      committer = new TwoPhaseCommitter(session, startTs, lockTtlMs);
    }

    Txn put(ByteString key, String value) {
      writes.put(key, value);
      return this;
    }

    byte[] primary() {
      return writes.keySet().iterator().next().toByteArray();
    }

    private List<ByteString> secondaries() {
      return new ArrayList<>(writes.keySet()).subList(1, writes.size());
    }

    void prewritePrimary() {
      String value = writes.values().iterator().next();
      committer.prewritePrimaryKey(patience(), primary(), value.getBytes(StandardCharsets.UTF_8));
    }

    void prewriteSecondaries() {
      List<BytePairWrapper> pairs = new ArrayList<>();
      for (ByteString key : secondaries()) {
        pairs.add(new BytePairWrapper(key.toByteArray(), writes.get(key).getBytes(StandardCharsets.UTF_8)));
      }
      if (!pairs.isEmpty()) committer.prewriteSecondaryKeys(primary(), pairs.iterator(), PATIENCE_MS);
    }

    /** Readers may have pushed the commit above its timestamp: then the next one is above theirs. Else it must stay the same. */
    long commitPrimary() {
      long commitTs = now();
      for (int attempt = 0; ; attempt++) {
        try {
          committer.commitPrimaryKey(ConcreteBackOffer.newCustomBackOff(PATIENCE_MS / 4), primary(), commitTs);
          return commitTs;
        } catch (RuntimeException error) {
          String reason = causes(error);
          if (attempt == 4 || reason.contains("TxnLockNotFound")) throw error;
          if (reason.contains("commit_ts_expired")) commitTs = now();
        }
      }
    }

    void commitSecondaries(long commitTs) {
      List<ByteWrapper> keys = new ArrayList<>();
      for (ByteString key : secondaries()) keys.add(new ByteWrapper(key.toByteArray()));
      if (!keys.isEmpty()) committer.commitSecondaryKeys(keys.iterator(), commitTs, PATIENCE_MS);
    }

    long commit() {
      prewritePrimary();
      prewriteSecondaries();
      long commitTs = commitPrimary();
      commitSecondaries(commitTs);
      return commitTs;
    }

    @Override
    public void close() throws Exception {
      committer.close();
    }
  }

  Txn begin() {
    return new Txn(LOCK_TTL_MS);
  }

  /** Commits keys and values, given in turn. */
  long write(Object... pairs) throws Exception {
    try (Txn txn = begin()) {
      for (int i = 0; i < pairs.length; i += 2) txn.put((ByteString) pairs[i], (String) pairs[i + 1]);
      return txn.commit();
    }
  }

  /** Empty when there is nothing: the client does not tell these apart. */
  String read(ByteString key, long ts) {
    try (KVClient client = session.createKVClient()) {
      return client.get(key, ts).toStringUtf8();
    }
  }

  void expectNow(ByteString key, String want) throws Interop.Failure {
    Interop.equal(key.toStringUtf8(), read(key, now()), want);
  }

  Map<ByteString, String> scan(ByteString from, ByteString to, long ts) {
    Map<ByteString, String> found = new TreeMap<>(ByteString.unsignedLexicographicalComparator());
    try (KVClient client = session.createKVClient()) {
      for (KvPair pair : client.scan(from, to, ts)) found.put(pair.getKey(), pair.getValue().toStringUtf8());
    }
    return found;
  }

  void split(ByteString... keys) throws Exception {
    StringBuilder list = new StringBuilder();
    for (ByteString key : keys) list.append(list.length() == 0 ? "" : ",").append('"').append(encoded(key)).append('"');
    // PD asks the leaders and waits; a leader that moves meanwhile is asked the next time.
    String answer = "";
    for (int i = 0; i < 4; i++) {
      answer = ask("POST", "regions/split", "{\"split_keys\":[" + list + "]}");
      if (field(answer, "processed-percentage").equals("100")) return;
    }
    throw new Interop.Failure("split: " + answer);
  }

  /** Moves the leader of the key's region and waits for it; false where there is only one replica. */
  boolean moveLeader(ByteString key) throws Exception {
    String path = "region/key/" + encoded(key) + "?format=hex";
    String region = ask("GET", path, "");
    String leader = leaderOf(region);
    Matcher stores = Pattern.compile("\"store_id\":\\s*(\\d+)").matcher(region);
    String target = null;
    while (target == null && stores.find()) if (!stores.group(1).equals(leader)) target = stores.group(1);
    if (target == null) return false;
    String id = field(region, "id");
    String order = "{\"name\":\"transfer-leader\",\"region_id\":" + id + ",\"to_store_id\":" + target + "}";
    ask("POST", "operators", order);
    for (int i = 1; i <= 500; i++) {
      if (target.equals(leaderOf(ask("GET", path, "")))) return true;
      Thread.sleep(20);
      // PD balances leaders meanwhile and may take it back before anybody has looked.
      if (i % 50 == 0) askAgain(order);
    }
    throw new Interop.Failure("the leader did not move to store " + target);
  }

  /** Refused while an order of the balancer is under way. */
  private void askAgain(String order) throws Exception {
    try {
      ask("POST", "operators", order);
    } catch (Interop.Failure refused) {
      return;
    }
  }

  private static String leaderOf(String region) {
    int at = region.indexOf("\"leader\"");
    return at < 0 ? "" : field(region.substring(at), "store_id");
  }

  private static String field(String json, String name) {
    Matcher found = Pattern.compile("\"" + name + "\":\\s*(\\d+)").matcher(json);
    return found.find() ? found.group(1) : "";
  }

  private String ask(String method, String path, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + pd + "/pd/api/v1/" + path))
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) throw new Interop.Failure(path + ": " + answer.body());
    return answer.body();
  }

  /** In the order of transactions' regions: groups of eight bytes, each with the count of what is not padding. */
  private static String encoded(ByteString userKey) {
    boolean v2 = Interop.apiVersion == TiConfiguration.ApiVersion.V2;
    ByteString key = v2 ? DEFAULT_KEYSPACE.concat(userKey) : userKey;
    StringBuilder hex = new StringBuilder();
    for (int at = 0; at <= key.size(); at += 8) {
      int rest = Math.min(8, key.size() - at);
      for (int i = 0; i < 8; i++) hex.append(String.format("%02X", i < rest ? key.byteAt(at + i) : 0));
      hex.append(String.format("%02X", 255 - (8 - rest)));
    }
    return hex.toString();
  }

  static String causes(Throwable error) {
    StringBuilder text = new StringBuilder();
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      text.append(cause).append("; ");
      if (cause instanceof KeyException key) text.append(String.valueOf(key.getKeyErr()).replace('\n', ' ')).append("; ");
    }
    return text.length() > 1500 ? text.substring(0, 1500) : text.toString();
  }
}
