package main

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"hash/crc64"
	"slices"

	"github.com/tikv/client-go/v2/rawkv"
)

var cases = []testCase{
	{"put-get", "", putGet},
	{"overwrite-delete", "", overwriteDelete},
	{"batch", "", batch},
	{"scan", "", scan},
	{"reverse-scan", "", reverseScan},
	{"delete-range", "", deleteRange},
	{"column-families", "v1,v1ttl", columnFamilies},
	{"sizes", "", sizes},
	{"compare-and-swap", "", compareAndSwap},
	{"compare-and-swap-race", "", compareAndSwapRace},
	{"checksum", "v1", checksum},
	{"concurrent", "", concurrent},
	{"concurrent-overwrite", "", concurrentOverwrite},
	{"second-client", "", secondClient},
	{"pd", "", placementDriver},
	{"ttl-refused", "v1", ttlRefused},
	{"ttl", "v1ttl,v2", ttl},
	{"ttl-batch", "v1ttl,v2", ttlBatch},
	{"families-refused", "v2", familiesRefused},
	{"keyspaces", "v2", keyspaces},
	{"beside-transactions", "v2", besideTransactions},
	{"split", "v2", splitV2},
}

func putGet(ctx context.Context, c *cluster) error {
	pairs := map[string][]byte{
		"plain":             []byte("value"),
		"empty value":       {},
		"ключ 键 🧱":          []byte("значение"),
		"bytes\x00\xff\x01": {0, 255, 1, 128, 0},
		"long":              bytes.Repeat([]byte("x"), 1<<20),
	}
	for key, value := range pairs {
		if err := expectValue(ctx, c, c.key("%s", key), nil); err != nil {
			return err
		}
		if err := c.client.Put(ctx, c.key("%s", key), value); err != nil {
			return fmt.Errorf("put %q: %w", key, err)
		}
	}
	for key, value := range pairs {
		if err := expectValue(ctx, c, c.key("%s", key), value); err != nil {
			return err
		}
	}
	return nil
}

func overwriteDelete(ctx context.Context, c *cluster) error {
	key := c.key("k")
	for i := range 3 {
		value := fmt.Appendf(nil, "value %d", i)
		if err := c.client.Put(ctx, key, value); err != nil {
			return err
		}
		if err := expectValue(ctx, c, key, value); err != nil {
			return err
		}
	}
	// Deleting what is not there is success too.
	for range 2 {
		if err := c.client.Delete(ctx, key); err != nil {
			return err
		}
		if err := expectValue(ctx, c, key, nil); err != nil {
			return err
		}
	}
	return nil
}

func batch(ctx context.Context, c *cluster) error {
	const count = 3000
	var keys, values [][]byte
	for i := range count {
		keys = append(keys, c.key("%06d", i))
		values = append(values, fmt.Appendf(nil, "value of %d", i))
	}
	if err := c.client.BatchPut(ctx, keys, values); err != nil {
		return fmt.Errorf("batch put: %w", err)
	}
	// In another order than stored, with a missing one and one asked twice.
	asked := slices.Clone(keys)
	slices.Reverse(asked)
	asked = append(asked, c.key("missing"), keys[7])
	got, err := c.client.BatchGet(ctx, asked)
	if err != nil {
		return fmt.Errorf("batch get: %w", err)
	}
	if len(got) != len(asked) {
		return fmt.Errorf("batch get: %d values for %d keys", len(got), len(asked))
	}
	for i := range count {
		if want := values[count-1-i]; !bytes.Equal(got[i], want) {
			return fmt.Errorf("batch get: value %d is %s, want %s", i, show(got[i]), show(want))
		}
	}
	if got[count] != nil || !bytes.Equal(got[count+1], values[7]) {
		return fmt.Errorf("batch get: missing key gives %s, repeated key %s", show(got[count]), show(got[count+1]))
	}
	if err := c.client.BatchDelete(ctx, append(keys[:count/2:count/2], c.key("missing"))); err != nil {
		return fmt.Errorf("batch delete: %w", err)
	}
	got, err = c.client.BatchGet(ctx, keys)
	if err != nil {
		return err
	}
	for i := range keys {
		if (i < count/2) != (got[i] == nil) {
			return fmt.Errorf("after batch delete of the first half, key %d gives %s", i, show(got[i]))
		}
	}
	return nil
}

// fill stores n pairs under sorted keys.
func fill(ctx context.Context, c *cluster, n int) (keys, values [][]byte, err error) {
	for i := range n {
		keys = append(keys, c.key("%04d", i))
		values = append(values, fmt.Appendf(nil, "v%d", i))
	}
	return keys, values, c.client.BatchPut(ctx, keys, values)
}

func scan(ctx context.Context, c *cluster) error {
	keys, values, err := fill(ctx, c, 500)
	if err != nil {
		return err
	}
	end := c.key("~")
	got, gotValues, err := c.client.Scan(ctx, c.key(""), end, 1000)
	if err != nil {
		return err
	}
	if err := expectKeys("whole range", got, keys...); err != nil {
		return err
	}
	if err := expectKeys("values of the whole range", gotValues, values...); err != nil {
		return err
	}
	checks := []struct {
		what       string
		start, end []byte
		limit      int
		want       [][]byte
	}{
		{"start is included, end is not", keys[10], keys[20], 100, keys[10:20]},
		{"limit", keys[10], keys[20], 3, keys[10:13]},
		{"start between keys", append(slices.Clone(keys[10]), 0), keys[13], 100, keys[11:13]},
		{"empty range", keys[10], keys[10], 100, nil},
		{"nothing there", c.key("5"), c.key("6"), 100, nil},
		{"no end", keys[495], nil, 3, keys[495:498]},
	}
	for _, check := range checks {
		got, _, err := c.client.Scan(ctx, check.start, check.end, check.limit)
		if err != nil {
			return fmt.Errorf("%s: %w", check.what, err)
		}
		if err := expectKeys(check.what, got, check.want...); err != nil {
			return err
		}
	}
	got, gotValues, err = c.client.Scan(ctx, keys[0], end, 5, rawkv.ScanKeyOnly())
	if err != nil {
		return err
	}
	for _, value := range gotValues {
		if len(value) > 0 {
			return fmt.Errorf("key only: value %s", show(value))
		}
	}
	if err := expectKeys("key only", got, keys[:5]...); err != nil {
		return err
	}
	_, _, err = c.client.Scan(ctx, keys[0], end, rawkv.MaxRawKVScanLimit+1)
	return expectError("scan over the limit", err, "limit should be less than")
}

func reverseScan(ctx context.Context, c *cluster) error {
	keys, _, err := fill(ctx, c, 100)
	if err != nil {
		return err
	}
	backwards := slices.Clone(keys)
	slices.Reverse(backwards)
	checks := []struct {
		what         string
		upper, lower []byte
		limit        int
		want         [][]byte
	}{
		{"whole range", c.key("~"), c.key(""), 1000, backwards},
		{"upper is excluded, lower is not", keys[20], keys[10], 100, backwards[80:90]},
		{"limit", keys[20], keys[10], 4, backwards[80:84]},
		{"empty range", keys[10], keys[10], 100, nil},
	}
	for _, check := range checks {
		got, _, err := c.client.ReverseScan(ctx, check.upper, check.lower, check.limit)
		if err != nil {
			return fmt.Errorf("%s: %w", check.what, err)
		}
		if err := expectKeys(check.what, got, check.want...); err != nil {
			return err
		}
	}
	return nil
}

func deleteRange(ctx context.Context, c *cluster) error {
	keys, _, err := fill(ctx, c, 100)
	if err != nil {
		return err
	}
	if err := c.client.DeleteRange(ctx, keys[20], keys[80]); err != nil {
		return err
	}
	want := append(slices.Clone(keys[:20]), keys[80:]...)
	got, _, err := c.client.Scan(ctx, c.key(""), c.key("~"), 1000)
	if err != nil {
		return err
	}
	if err := expectKeys("after deleting [20, 80)", got, want...); err != nil {
		return err
	}
	if err := c.client.DeleteRange(ctx, keys[30], keys[30]); err != nil {
		return fmt.Errorf("empty range: %w", err)
	}
	if err := c.client.DeleteRange(ctx, c.key(""), c.key("~")); err != nil {
		return err
	}
	got, _, err = c.client.Scan(ctx, c.key(""), c.key("~"), 1000)
	if err != nil {
		return err
	}
	return expectKeys("after deleting everything", got)
}

func columnFamilies(ctx context.Context, c *cluster) error {
	key := c.key("k")
	families := []string{"default", "write", "lock"}
	for _, cf := range families {
		if err := c.client.Put(ctx, key, []byte(cf), rawkv.SetColumnFamily(cf)); err != nil {
			return fmt.Errorf("put into %s: %w", cf, err)
		}
	}
	// No name means default.
	if err := expectValue(ctx, c, key, []byte("default")); err != nil {
		return err
	}
	for _, cf := range families {
		got, err := c.client.Get(ctx, key, rawkv.SetColumnFamily(cf))
		if err != nil || string(got) != cf {
			return fmt.Errorf("get from %s: %s, %v", cf, show(got), err)
		}
		_, values, err := c.client.Scan(ctx, key, nil, 1, rawkv.SetColumnFamily(cf))
		if err != nil || len(values) != 1 || string(values[0]) != cf {
			return fmt.Errorf("scan of %s: %q, %v", cf, values, err)
		}
	}
	if err := c.client.Delete(ctx, key, rawkv.SetColumnFamily("write")); err != nil {
		return err
	}
	if err := expectValue(ctx, c, key, []byte("default")); err != nil {
		return err
	}
	// The transactional suites run on the same cluster, and this is no lock.
	if err := c.client.Delete(ctx, key, rawkv.SetColumnFamily("lock")); err != nil {
		return err
	}
	_, err := c.client.Get(ctx, key, rawkv.SetColumnFamily("nonsense"))
	return expectError("unknown column family", err, "invalid cf name: nonsense")
}

func sizes(ctx context.Context, c *cluster) error {
	long := append(c.key(""), bytes.Repeat([]byte("k"), 4000)...)
	if err := c.client.Put(ctx, long, []byte("v")); err != nil {
		return fmt.Errorf("key of 4 KB: %w", err)
	}
	if err := expectValue(ctx, c, long, []byte("v")); err != nil {
		return err
	}
	tooLong := append(c.key(""), bytes.Repeat([]byte("k"), 9000)...)
	if err := expectError("key of 9 KB", c.client.Put(ctx, tooLong, []byte("v")), "key"); err != nil {
		return err
	}
	large := bytes.Repeat([]byte("0123456789abcdef"), 6<<20/16)
	if err := c.client.Put(ctx, c.key("large"), large); err != nil {
		return fmt.Errorf("value of 6 MiB: %w", err)
	}
	if err := expectValue(ctx, c, c.key("large"), large); err != nil {
		return err
	}
	tooLarge := make([]byte, 9<<20)
	if err := expectError("value of 9 MiB", c.client.Put(ctx, c.key("huge"), tooLarge), "too_large"); err != nil {
		return err
	}
	return expectValue(ctx, c, c.key("huge"), nil)
}

func checksum(ctx context.Context, c *cluster) error {
	keys, values, err := fill(ctx, c, 300)
	if err != nil {
		return err
	}
	table := crc64.MakeTable(crc64.ECMA)
	var want rawkv.RawChecksum
	for i := range keys {
		want.Crc64Xor ^= crc64.Update(crc64.Update(0, table, keys[i]), table, values[i])
		want.TotalKvs++
		want.TotalBytes += uint64(len(keys[i]) + len(values[i]))
	}
	got, err := c.client.Checksum(ctx, c.key(""), c.key("~"))
	if err != nil {
		return err
	}
	if got != want {
		return fmt.Errorf("got %+v, want %+v", got, want)
	}
	got, err = c.client.Checksum(ctx, c.key("5"), c.key("6"))
	if err != nil || got != (rawkv.RawChecksum{}) {
		return fmt.Errorf("empty range: %+v, %v", got, err)
	}
	return nil
}

func number(n uint64) []byte { return binary.BigEndian.AppendUint64(nil, n) }
