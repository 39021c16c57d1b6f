/**
 * CRC-64/XZ (ECMA-182 polynomial, reflected, all ones before and after) and the checksum of a set of pairs that TiKV
 * makes of it: the XOR of the CRCs of key + value, so that order does not matter and parts can be joined.
 *
 * The 64 bits are two int32 halves: bigint would cost 20 times more a byte.
 */

const LOW = new Int32Array(256);
const HIGH = new Int32Array(256);
for (let i = 0; i < 256; i++) {
  let low = i;
  let high = 0;
  for (let bit = 0; bit < 8; bit++) {
    const carry = low & 1;
    low = (low >>> 1) | (high << 31);
    high >>>= 1;
    if (carry) {
      low ^= 0xd7870f42;
      high ^= 0xc96c5795;
    }
  }
  LOW[i] = low;
  HIGH[i] = high;
}

function fromHalves(high: number, low: number): bigint {
  return (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0);
}

/** Order-independent checksum of pairs; `pairs` and `bytes` count as TiKV's RawChecksum does. */
export class Crc64Xor {
  pairs = 0;
  bytes = 0;
  #low = 0;
  #high = 0;

  add(key: Uint8Array, value: Uint8Array, valueLength = value.length): void {
    let low = -1;
    let high = -1;
    for (let i = 0; i < key.length; i++) {
      const index = (low ^ (key[i] as number)) & 0xff;
      low = ((low >>> 8) | (high << 24)) ^ (LOW[index] as number);
      high = (high >>> 8) ^ (HIGH[index] as number);
    }
    for (let i = 0; i < valueLength; i++) {
      const index = (low ^ (value[i] as number)) & 0xff;
      low = ((low >>> 8) | (high << 24)) ^ (LOW[index] as number);
      high = (high >>> 8) ^ (HIGH[index] as number);
    }
    this.#low ^= ~low;
    this.#high ^= ~high;
    this.pairs++;
    this.bytes += key.length + valueLength;
  }

  get checksum(): bigint {
    return fromHalves(this.#high, this.#low);
  }
}

export function crc64(bytes: Uint8Array): bigint {
  const sum = new Crc64Xor();
  sum.add(bytes, bytes, 0);
  return sum.checksum;
}
