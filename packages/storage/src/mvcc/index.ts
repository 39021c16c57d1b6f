/** Reading versions and locks (DESIGN.md 4.6); `txn` above it changes them. */
export * from './lock-info.ts';
export * from './lock-scan.ts';
export * from './mvcc-error.ts';
export * from './mvcc-info.ts';
export * from './mvcc-reader.ts';
export * from './mvcc-scan.ts';
export * from './point-get.ts';
