// Generated from proto/disk_usage.proto by tools/gen-proto. Do not edit: change the .proto file and run npm run gen.

export const DiskUsage = {
  Normal: 0,
  AlmostFull: 1,
  AlreadyFull: 2,
} as const;
/** Unknown values are kept. */
export type DiskUsage = number;
