/** Versions of stores, and the version of the cluster: the lowest of them, which gates features (facts 16.4). */

export interface Version {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  /** Text after `-`; empty for a release. */
  readonly preRelease: string;
}

export const ZERO_VERSION: Version = { major: 0, minor: 0, patch: 0, preRelease: '' };

/** Semantic version with or without a leading `v`; an empty text is 1.0.0, as PD reads it. Undefined when malformed. */
export function parseVersion(text: string): Version | undefined {
  if (text === '') return { major: 1, minor: 0, patch: 0, preRelease: '' };
  const match = /^v?(\d{1,9})\.(\d{1,9})\.(\d{1,9})(?:-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.-]+)?$/.exec(text);
  if (match === null) return undefined;
  return { major: Number(match[1]), minor: Number(match[2]), patch: Number(match[3]), preRelease: match[4] ?? '' };
}

export function formatVersion(version: Version): string {
  const base = `${version.major}.${version.minor}.${version.patch}`;
  return version.preRelease === '' ? base : `${base}-${version.preRelease}`;
}

/** Negative when `a` is older. A pre-release is older than its release. */
export function compareVersions(a: Version, b: Version): number {
  const difference = a.major - b.major || a.minor - b.minor || a.patch - b.patch;
  if (difference !== 0 || a.preRelease === b.preRelease) return difference;
  if (a.preRelease === '') return 1;
  if (b.preRelease === '') return -1;
  return a.preRelease < b.preRelease ? -1 : 1;
}

/** A store of `version` may join a cluster at `cluster`: newer, or another patch of the same minor version. */
export function isCompatible(cluster: Version, version: Version): boolean {
  if (compareVersions(cluster, version) <= 0) return true;
  return cluster.major === version.major && cluster.minor === version.minor;
}
