package main

import (
	"context"
	"fmt"
	"math"
	"slices"

	tikverr "github.com/tikv/client-go/v2/error"
	"github.com/tikv/client-go/v2/kv"
	"github.com/tikv/client-go/v2/txnkv/txnsnapshot"

	"github.com/pingcap/kvproto/pkg/kvrpcpb"
)

func readOwnWrites(ctx context.Context, c *cluster) error {
	if err := c.write(ctx, c.key("a"), []byte("1"), c.key("b"), []byte("2")); err != nil {
		return err
	}
	txn, err := c.begin(mode{})
	if err != nil {
		return err
	}
	if err := txn.Set(c.key("c"), []byte("3")); err != nil {
		return err
	}
	if err := txn.Delete(c.key("a")); err != nil {
		return err
	}
	if err := expectIn(ctx, txn, c.key("c"), []byte("3")); err != nil {
		return err
	}
	if err := expectIn(ctx, txn, c.key("a"), nil); err != nil {
		return err
	}
	keys, err := keysOf(txn.Iter(c.key(""), c.key("~")))
	if err != nil {
		return err
	}
	if err := expectKeys("scan with own writes", keys, c.key("b"), c.key("c")); err != nil {
		return err
	}
	got, err := txn.BatchGet(ctx, [][]byte{c.key("a"), c.key("b"), c.key("c"), c.key("d")})
	if err != nil || len(got) != 2 || string(got[string(c.key("b"))].Value) != "2" {
		return fmt.Errorf("batch get: %v, %w", got, err)
	}
	if err := expectNow(ctx, c, c.key("c"), nil); err != nil {
		return fmt.Errorf("before commit: %w", err)
	}
	if err := txn.Commit(ctx); err != nil {
		return err
	}
	if err := expectNow(ctx, c, c.key("c"), []byte("3")); err != nil {
		return err
	}
	// A transaction that rolls back leaves nothing.
	txn, err = c.begin(mode{})
	if err != nil {
		return err
	}
	_ = txn.Set(c.key("d"), []byte("4"))
	if err := txn.Rollback(); err != nil {
		return err
	}
	return expectNow(ctx, c, c.key("d"), nil)
}

// Old snapshots go on reading what was, through overwrites and deletes.
func snapshotReads(ctx context.Context, c *cluster) error {
	const versions = 12
	var stamps []uint64
	for i := range versions {
		pairs := [][]byte{c.key("k"), fmt.Appendf(nil, "%d", i), c.key("v%02d", i), []byte("x")}
		if err := c.write(ctx, pairs...); err != nil {
			return err
		}
		ts, err := c.client.CurrentTimestamp("global")
		if err != nil {
			return err
		}
		stamps = append(stamps, ts)
	}
	txn, err := c.begin(mode{})
	if err != nil {
		return err
	}
	_ = txn.Delete(c.key("k"))
	if err := txn.Commit(ctx); err != nil {
		return err
	}
	for i, ts := range stamps {
		snapshot := c.client.GetSnapshot(ts)
		if err := expectIn(ctx, snapshot, c.key("k"), fmt.Appendf(nil, "%d", i)); err != nil {
			return fmt.Errorf("at version %d: %w", i, err)
		}
		keys, err := keysOf(snapshot.Iter(c.key("v"), c.key("w")))
		if err != nil || len(keys) != i+1 {
			return fmt.Errorf("at version %d: %d keys, %w", i, len(keys), err)
		}
	}
	return expectNow(ctx, c, c.key("k"), nil)
}

// Rows over several regions, forwards, backwards and bounded, in batches smaller than a region.
func scansOverRegions(ctx context.Context, c *cluster) error {
	const rows = 300
	var borders [][]byte
	for i := 50; i < rows; i += 50 {
		borders = append(borders, c.key("%03d", i))
	}
	if _, err := c.client.SplitRegions(ctx, borders, false, nil); err != nil {
		return fmt.Errorf("split: %w", err)
	}
	var pairs, all [][]byte
	for i := range rows {
		all = append(all, c.key("%03d", i))
		pairs = append(pairs, c.key("%03d", i), fmt.Appendf(nil, "value %d", i))
	}
	if err := c.write(ctx, pairs...); err != nil {
		return err
	}
	snapshot := c.client.GetSnapshot(math.MaxUint64)
	for _, batch := range []int{2, 7, 49, 50, 51, 256} {
		snapshot.SetScanBatchSize(batch)
		keys, err := keysOf(snapshot.Iter(c.key(""), c.key("~")))
		if err != nil {
			return err
		}
		if err := expectKeys(fmt.Sprintf("scan in batches of %d", batch), keys, all...); err != nil {
			return err
		}
		keys, err = keysOf(snapshot.IterReverse(c.key("~"), c.key("")))
		if err != nil {
			return err
		}
		slices.Reverse(keys)
		if err := expectKeys(fmt.Sprintf("reverse scan in batches of %d", batch), keys, all...); err != nil {
			return err
		}
	}
	for _, bounds := range [][2]int{{49, 50}, {50, 51}, {99, 201}, {100, 200}, {0, 299}} {
		low, high := bounds[0], bounds[1]
		keys, err := keysOf(snapshot.IterReverse(all[high], all[low]))
		if err != nil {
			return err
		}
		slices.Reverse(keys)
		if err := expectKeys(fmt.Sprintf("reverse from %d down to %d", high, low), keys, all[low:high]...); err != nil {
			return err
		}
	}
	found, err := snapshot.BatchGet(ctx, append([][]byte{c.key("none")}, all...))
	if err != nil || len(found) != rows {
		return fmt.Errorf("batch get over regions: %d of %d, %w", len(found), rows, err)
	}
	return nil
}

func scanOptions(ctx context.Context, c *cluster) error {
	var pairs [][]byte
	for i := range 20 {
		pairs = append(pairs, c.key("%02d", i), []byte("value"))
	}
	if err := c.write(ctx, pairs...); err != nil {
		return err
	}
	snapshot := c.client.GetSnapshot(math.MaxUint64)
	snapshot.SetKeyOnly(true)
	iterator, err := snapshot.Iter(c.key(""), c.key("~"))
	if err != nil {
		return err
	}
	defer iterator.Close()
	if !iterator.Valid() || len(iterator.Value()) != 0 {
		return fmt.Errorf("key-only scan gives %q", iterator.Value())
	}
	sampled := c.client.GetSnapshot(math.MaxUint64)
	sampled.SetSampleStep(5)
	keys, err := keysOf(sampled.Iter(c.key(""), c.key("~")))
	if err != nil || len(keys) != 4 {
		return fmt.Errorf("sample of every fifth: %q, %w", keys, err)
	}
	// Read committed does not mind a lock.
	txn, err := c.begin(mode{pessimistic: true})
	if err != nil {
		return err
	}
	defer func() { _ = txn.Rollback() }()
	if err := txn.LockKeysWithWaitTime(ctx, kv.LockNoWait, c.key("00")); err != nil {
		return err
	}
	committed := c.client.GetSnapshot(math.MaxUint64)
	committed.SetIsolationLevel(txnsnapshot.RC)
	return expectIn(ctx, committed, c.key("00"), []byte("value"))
}

func insertPresent(ctx context.Context, c *cluster) error {
	if err := c.write(ctx, c.key("k"), []byte("v")); err != nil {
		return err
	}
	for _, m := range []mode{{}, {async: true}, {onePC: true}} {
		txn, err := c.begin(m)
		if err != nil {
			return err
		}
		if err := txn.GetMemBuffer().SetWithFlags(c.key("k"), []byte("w"), kv.SetPresumeKeyNotExists); err != nil {
			return err
		}
		if err := txn.Commit(ctx); !tikverr.IsErrKeyExist(err) {
			return fmt.Errorf("%+v: insert of a present key: %w", m, err)
		}
		txn, err = c.begin(m)
		if err != nil {
			return err
		}
		fresh := c.key("new-%v-%v", m.async, m.onePC)
		if err := txn.GetMemBuffer().SetWithFlags(fresh, []byte("w"), kv.SetPresumeKeyNotExists); err != nil {
			return err
		}
		if err := txn.Commit(ctx); err != nil {
			return fmt.Errorf("%+v: insert of an absent key: %w", m, err)
		}
	}
	return expectNow(ctx, c, c.key("k"), []byte("v"))
}

func assertions(ctx context.Context, c *cluster) error {
	if err := c.write(ctx, c.key("k"), []byte("v")); err != nil {
		return err
	}
	for _, test := range []struct {
		key  []byte
		flag kv.FlagsOp
		good bool
	}{
		{c.key("k"), kv.SetAssertExist, true},
		{c.key("k"), kv.SetAssertNotExist, false},
		{c.key("absent1"), kv.SetAssertExist, false},
		{c.key("absent2"), kv.SetAssertNotExist, true},
	} {
		txn, err := c.begin(mode{})
		if err != nil {
			return err
		}
		txn.SetAssertionLevel(kvrpcpb.AssertionLevel_Strict)
		if err := txn.Set(test.key, []byte("w")); err != nil {
			return err
		}
		txn.GetMemBuffer().UpdateFlags(test.key, test.flag)
		err = txn.Commit(ctx)
		if failed, ok := asAssertion(err); test.good && err != nil || !test.good && !ok {
			return fmt.Errorf("%q with flag %d: %v %w", test.key, test.flag, failed, err)
		}
	}
	return nil
}

// DeleteRange of the client removes what is there, and nothing beside it.
func deleteRange(ctx context.Context, c *cluster) error {
	var pairs [][]byte
	for i := range 30 {
		pairs = append(pairs, c.key("%02d", i), []byte("v"))
	}
	if err := c.write(ctx, pairs...); err != nil {
		return err
	}
	if _, err := c.client.DeleteRange(ctx, c.key("10"), c.key("20"), 2); err != nil {
		return err
	}
	keys, err := keysOf(c.client.GetSnapshot(math.MaxUint64).Iter(c.key(""), c.key("~")))
	if err != nil || len(keys) != 20 || keys[9] != string(c.key("09")) || keys[10] != string(c.key("20")) {
		return fmt.Errorf("left: %d keys, %w", len(keys), err)
	}
	return nil
}
