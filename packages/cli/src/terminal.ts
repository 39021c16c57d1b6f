/** Where the program prints: results to standard output, everything else to standard error. Tests put their own in place. */

export const terminal = {
  out(text: string): void {
    process.stdout.write(text);
  },
  err(text: string): void {
    process.stderr.write(text);
  },
};

/** One result, as a line. */
export function print(text: string): void {
  terminal.out(`${text}\n`);
}
