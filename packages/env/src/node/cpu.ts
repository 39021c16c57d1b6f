/** What this thread has taken of the processor. */

/** Seconds of user and system time, without helper threads and the pool of the file system. */
export function threadCpuSeconds(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000_000;
}
