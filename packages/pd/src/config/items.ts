/**
 * Every config key that PD knows, by its dotted path: type, default, bounds. Names and defaults are TiKV PD's
 * (facts/config-pd.txt) unless a comment says why not.
 *
 * `inert`: accepted, because files of a TiKV cluster have it, but without effect here yet; a value other than the
 * default is reported at the start. `online`: may be changed by POST /config and is then kept in the cluster.
 */

import {
  type ConfigItem,
  type ConfigOf,
  duration,
  flag,
  float,
  integer,
  list,
  map,
  size,
  text,
} from '@tessera/base/config';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const MIB = 1 << 20;
const INERT = { inert: true } as const;
const ONLINE = { online: true } as const;
/** Kept and shown, changeable, waiting for the schedulers of a later issue. */
const PLANNED = { online: true, inert: true } as const;

export const ITEMS = {
  name: text('pd'),
  'data-dir': text(''),
  'client-urls': text('http://127.0.0.1:2379'),
  'advertise-client-urls': text(''),
  'peer-urls': text('http://127.0.0.1:2380'),
  'advertise-peer-urls': text(''),
  'initial-cluster': text(''),
  'initial-cluster-state': text('new', { oneOf: ['new', 'existing'], ...INERT }),
  'initial-cluster-token': text('pd-cluster'),
  join: text(''),
  'force-new-cluster': flag(false, INERT),
  'enable-grpc-gateway': flag(true, INERT),
  lease: integer(5, { min: 1, ...INERT }),
  'log-file': text('', INERT),
  'log-level': text('', INERT),
  'max-concurrent-tso-proxy-streamings': integer(5000, INERT),
  'tso-proxy-recv-from-client-timeout': duration(HOUR, INERT),
  'tso-save-interval': duration(5 * SECOND, { min: 100, max: 10 * MINUTE }),
  // Bounds of TiKV PD. Physical time is read from the clock at each request here; the key bounds nothing but itself.
  'tso-update-physical-interval': duration(50, { min: 1, max: 10 * SECOND, ...INERT }),
  'enable-local-tso': flag(false, INERT),
  'cluster-version': text('', INERT),
  labels: map({}, INERT),
  // TiKV PD has 8GiB on disk. Here the keys live in memory and a snapshot is one pass over them.
  'quota-backend-bytes': size(256 * MIB, { min: MIB }),
  'auto-compaction-mode': text('periodic', { oneOf: ['periodic', 'revision'] }),
  'auto-compaction-retention-v2': text('1h'),
  'tick-interval': duration(500, { min: 1, ...INERT }),
  'election-interval': duration(3 * SECOND, { min: 1 }),
  'enable-prevote': flag(true, INERT),
  'max-request-bytes': size(150 * MIB, { min: 1024 }),

  'log.level': text('info', { oneOf: ['debug', 'info', 'warn', 'error', 'fatal'] }),
  'log.format': text('text', { oneOf: ['text', 'json', 'console'] }),
  'log.disable-timestamp': flag(false, INERT),
  'log.file.filename': text(''),
  'log.file.max-size': integer(300, INERT),
  'log.file.max-days': integer(0, INERT),
  'log.file.max-backups': integer(0, INERT),

  'security.cacert-path': text(''),
  'security.cert-path': text(''),
  'security.key-path': text(''),
  'security.cert-allowed-cn': list([]),
  'security.redact-info-log': flag(false, INERT),

  'metric.job': text('pd', INERT),
  'metric.address': text('', INERT),
  'metric.interval': duration(15 * SECOND, INERT),

  'schedule.max-snapshot-count': integer(64, ONLINE),
  'schedule.max-pending-peer-count': integer(64, ONLINE),
  'schedule.max-merge-region-size': integer(54, ONLINE),
  'schedule.max-merge-region-keys': integer(0, ONLINE),
  'schedule.split-merge-interval': duration(HOUR, ONLINE),
  'schedule.switch-witness-interval': duration(HOUR, PLANNED),
  'schedule.enable-one-way-merge': flag(false, ONLINE),
  'schedule.enable-cross-table-merge': flag(true, ONLINE),
  'schedule.patrol-region-interval': duration(10, { min: 1, ...ONLINE }),
  'schedule.max-store-down-time': duration(30 * MINUTE, ONLINE),
  'schedule.max-store-preparing-time': duration(48 * HOUR, PLANNED),
  'schedule.leader-schedule-limit': integer(4, ONLINE),
  'schedule.leader-schedule-policy': text('count', { oneOf: ['count', 'size'], ...ONLINE }),
  'schedule.region-schedule-limit': integer(2048, ONLINE),
  'schedule.witness-schedule-limit': integer(4, PLANNED),
  'schedule.replica-schedule-limit': integer(64, ONLINE),
  'schedule.merge-schedule-limit': integer(8, ONLINE),
  'schedule.hot-region-schedule-limit': integer(4, PLANNED),
  'schedule.affinity-schedule-limit': integer(0, PLANNED),
  'schedule.split-scatter-schedule-limit': integer(4, PLANNED),
  'schedule.hot-region-cache-hits-threshold': integer(3, PLANNED),
  'schedule.store-balance-rate': float(15, PLANNED),
  'schedule.tolerant-size-ratio': float(0, ONLINE),
  'schedule.low-space-ratio': float(0.8, { max: 1, ...ONLINE }),
  'schedule.high-space-ratio': float(0.7, { max: 1, ...ONLINE }),
  'schedule.region-score-formula-version': text('v2', { oneOf: ['v1', 'v2'], ...ONLINE }),
  'schedule.scheduler-max-waiting-operator': integer(5, PLANNED),
  'schedule.enable-remove-down-replica': flag(true, ONLINE),
  'schedule.enable-replace-offline-replica': flag(true, ONLINE),
  'schedule.enable-make-up-replica': flag(true, ONLINE),
  'schedule.enable-remove-extra-replica': flag(true, ONLINE),
  'schedule.enable-location-replacement': flag(true, ONLINE),
  'schedule.enable-debug-metrics': flag(false, PLANNED),
  'schedule.enable-joint-consensus': flag(true, PLANNED),
  'schedule.enable-tikv-split-region': flag(true, ONLINE),
  'schedule.enable-heartbeat-breakdown-metrics': flag(true, PLANNED),
  'schedule.enable-heartbeat-concurrent-runner': flag(true, PLANNED),
  'schedule.hot-regions-write-interval': duration(10 * MINUTE, PLANNED),
  'schedule.hot-regions-reserved-days': integer(7, PLANNED),
  'schedule.max-movable-hot-peer-size': integer(512, PLANNED),
  'schedule.enable-diagnostic': flag(true, PLANNED),
  'schedule.enable-witness': flag(false, PLANNED),
  'schedule.slow-store-evicting-affected-store-ratio-threshold': float(0.3, { max: 1, ...PLANNED }),
  'schedule.store-limit-version': text('v1', { oneOf: ['v1', 'v2'], ...PLANNED }),
  'schedule.halt-scheduling': flag(false, ONLINE),
  'schedule.patrol-region-worker-count': integer(1, { min: 1, max: 8, ...PLANNED }),
  'schedule.max-affinity-merge-region-size': integer(256, PLANNED),
  'schedule.default-store-limit.add-peer': float(15, ONLINE),
  'schedule.default-store-limit.remove-peer': float(15, ONLINE),

  'replication.max-replicas': integer(3, { min: 1, max: 127, ...ONLINE }),
  // TiKV PD: none. Stores of one process share a host (`tessera store --threads`); where nobody sets the label it changes nothing.
  'replication.location-labels': list(['host'], ONLINE),
  'replication.strictly-match-label': flag(false, ONLINE),
  'replication.enable-placement-rules': flag(true, PLANNED),
  'replication.enable-placement-rules-cache': flag(false, PLANNED),
  'replication.isolation-level': text('', ONLINE),

  'pd-server.use-region-storage': flag(true, PLANNED),
  'pd-server.max-gap-reset-ts': duration(24 * HOUR, ONLINE),
  'pd-server.key-type': text('table', { oneOf: ['table', 'raw', 'txn'], ...ONLINE }),
  'pd-server.runtime-services': list([], PLANNED),
  'pd-server.metric-storage': text('', PLANNED),
  'pd-server.dashboard-address': text('auto', PLANNED),
  'pd-server.flow-round-by-digit': integer(3, PLANNED),
  'pd-server.min-resolved-ts-persistence-interval': duration(SECOND, ONLINE),
  'pd-server.server-memory-limit': float(0, { max: 0.99, ...PLANNED }),
  'pd-server.server-memory-limit-gc-trigger': float(0.7, { max: 0.99, ...PLANNED }),
  'pd-server.enable-gogc-tuner': flag(true, PLANNED),
  'pd-server.gc-tuner-threshold': float(0.6, { max: 0.9, ...PLANNED }),
  'pd-server.block-safe-point-v1': flag(false, ONLINE),

  'dashboard.tidb-cacert-path': text('', INERT),
  'dashboard.tidb-cert-path': text('', INERT),
  'dashboard.tidb-key-path': text('', INERT),
  'dashboard.public-path-prefix': text('', INERT),
  'dashboard.internal-proxy': flag(false, INERT),
  'dashboard.enable-telemetry': flag(false, INERT),
  'dashboard.enable-experimental': flag(false, INERT),

  'replication-mode.replication-mode': text('majority', { oneOf: ['majority'] }),

  'keyspace.pre-alloc': list([]),
  'keyspace.wait-region-split': flag(true, INERT),
  'keyspace.wait-region-split-timeout': duration(30 * SECOND, INERT),
  'keyspace.check-region-split-interval': duration(50, INERT),
} as const satisfies Record<string, ConfigItem<unknown>>;

export type ConfigKey = keyof typeof ITEMS;
export const CONFIG_KEYS = Object.keys(ITEMS) as readonly ConfigKey[];

/** All settings by dotted path: durations in milliseconds, sizes in bytes. */
export type PdConfig = ConfigOf<typeof ITEMS>;
