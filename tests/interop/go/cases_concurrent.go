package main

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"os"
	"sync"
	"time"

	"github.com/tikv/client-go/v2/rawkv"
)

func compareAndSwap(ctx context.Context, c *cluster) error {
	key := c.key("k")
	if _, _, err := c.client.CompareAndSwap(ctx, key, nil, []byte("a")); err == nil {
		return fmt.Errorf("client-go must refuse without atomic mode")
	}
	client, err := newClient(c.pd)
	if err != nil {
		return err
	}
	defer client.Close()
	client.SetAtomicForCAS(true)
	steps := []struct {
		what                     string
		previous, value, wantOld []byte
		want                     bool
	}{
		{"absent, expected a value", []byte("x"), []byte("a"), nil, false},
		{"absent, expected absent", nil, []byte("a"), nil, true},
		{"present, expected absent", nil, []byte("b"), []byte("a"), false},
		{"present, expected another", []byte("x"), []byte("b"), []byte("a"), false},
		{"present, expected this", []byte("a"), []byte("b"), []byte("a"), true},
		{"to the empty value", []byte("b"), []byte{}, []byte("b"), true},
		{"from the empty value", []byte{}, []byte("c"), []byte{}, true},
	}
	for _, step := range steps {
		old, swapped, err := client.CompareAndSwap(ctx, key, step.previous, step.value)
		if err != nil {
			return fmt.Errorf("%s: %w", step.what, err)
		}
		if swapped != step.want || !bytes.Equal(old, step.wantOld) || (old == nil) != (step.wantOld == nil) {
			return fmt.Errorf("%s: swapped %v, previous %s", step.what, swapped, show(old))
		}
	}
	if err := expectValue(ctx, c, key, []byte("c")); err != nil {
		return err
	}
	// The other writers of atomic mode.
	if err := client.Put(ctx, key, []byte("d")); err != nil {
		return err
	}
	if err := client.BatchPut(ctx, [][]byte{key, c.key("l")}, [][]byte{[]byte("e"), []byte("f")}); err != nil {
		return err
	}
	if err := expectValue(ctx, c, key, []byte("e")); err != nil {
		return err
	}
	if err := client.Delete(ctx, key); err != nil {
		return err
	}
	return expectValue(ctx, c, key, nil)
}

// Counts up through compare-and-swap from many goroutines: no increment may be lost.
func compareAndSwapRace(ctx context.Context, c *cluster) error {
	const workers, increments = 8, 25
	client, err := newClient(c.pd)
	if err != nil {
		return err
	}
	defer client.Close()
	client.SetAtomicForCAS(true)
	key := c.key("counter")
	if err := client.Put(ctx, key, number(0)); err != nil {
		return err
	}
	err = parallel(workers, func(int) error {
		for range increments {
			for {
				old, err := client.Get(ctx, key)
				if err != nil {
					return err
				}
				_, swapped, err := client.CompareAndSwap(ctx, key, old, number(binary.BigEndian.Uint64(old)+1))
				if err != nil {
					return err
				}
				if swapped {
					break
				}
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	if os.Getenv("INTEROP_HURT") != "" {
		// When a store dies with the answer, client-go swaps again, is told no, and one more is counted. None may be lost.
		count, err := client.Get(ctx, key)
		if err != nil || binary.BigEndian.Uint64(count) >= workers*increments {
			return err
		}
	}
	return expectValue(ctx, c, key, number(workers*increments))
}

func parallel(workers int, work func(worker int) error) error {
	errors := make([]error, workers)
	var group sync.WaitGroup
	for i := range workers {
		group.Go(func() { errors[i] = work(i) })
	}
	group.Wait()
	for i, err := range errors {
		if err != nil {
			return fmt.Errorf("goroutine %d: %w", i, err)
		}
	}
	return nil
}

// Every goroutine reads its own writes, by get, batch get and scan.
func concurrent(ctx context.Context, c *cluster) error {
	const rounds = 60
	return parallel(64, func(worker int) error {
		for round := range rounds {
			key := c.key("%02d/%03d", worker, round)
			value := fmt.Appendf(nil, "%d of %d", round, worker)
			if err := c.client.Put(ctx, key, value); err != nil {
				return err
			}
			if err := expectValue(ctx, c, key, value); err != nil {
				return err
			}
			if round%10 != 9 {
				continue
			}
			keys, _, err := c.client.Scan(ctx, c.key("%02d/", worker), c.key("%02d0", worker), 1000)
			if err != nil {
				return err
			}
			if len(keys) != round+1 {
				return fmt.Errorf("scan finds %d of %d keys", len(keys), round+1)
			}
		}
		return nil
	})
}

// Writers of one key with growing numbers: a reader never sees a number go back.
func concurrentOverwrite(ctx context.Context, c *cluster) error {
	key := c.key("k")
	if err := c.client.Put(ctx, key, number(0)); err != nil {
		return err
	}
	done := make(chan struct{})
	var readers sync.WaitGroup
	failures := make(chan error, 8)
	for range 8 {
		readers.Go(func() {
			var last uint64
			for {
				select {
				case <-done:
					return
				default:
				}
				value, err := c.client.Get(ctx, key)
				if err != nil || len(value) != 8 {
					failures <- fmt.Errorf("read %s: %v", show(value), err)
					return
				}
				if n := binary.BigEndian.Uint64(value); n < last {
					failures <- fmt.Errorf("read %d after %d", n, last)
					return
				} else {
					last = n
				}
			}
		})
	}
	var err error
	for i := uint64(1); i <= 500 && err == nil; i++ {
		err = c.client.Put(ctx, key, number(i))
	}
	close(done)
	readers.Wait()
	close(failures)
	for failure := range failures {
		return failure
	}
	return err
}

// What one client wrote, another that has just connected reads.
func secondClient(ctx context.Context, c *cluster) error {
	if err := c.client.Put(ctx, c.key("k"), []byte("v")); err != nil {
		return err
	}
	other, err := newClient(c.pd)
	if err != nil {
		return err
	}
	defer other.Close()
	if other.ClusterID() == 0 || other.ClusterID() != c.client.ClusterID() {
		return fmt.Errorf("cluster ids %d and %d", other.ClusterID(), c.client.ClusterID())
	}
	value, err := other.Get(ctx, c.key("k"))
	if err != nil || string(value) != "v" {
		return fmt.Errorf("got %s, %v", show(value), err)
	}
	return nil
}

// The calls that every client makes on PD.
func placementDriver(ctx context.Context, c *cluster) error {
	pd := c.client.GetPDClient()
	stores, err := pd.GetAllStores(ctx)
	if err != nil || len(stores) == 0 {
		return fmt.Errorf("stores: %v, %v", stores, err)
	}
	region, err := pd.GetRegion(ctx, []byte("any key"))
	if err != nil || region == nil || region.Leader == nil {
		return fmt.Errorf("region: %+v, %v", region, err)
	}
	byID, err := pd.GetRegionByID(ctx, region.Meta.Id)
	if err != nil || byID.Meta.Id != region.Meta.Id {
		return fmt.Errorf("region by id: %+v, %v", byID, err)
	}
	// Timestamps from many goroutines are all different and rise within each.
	const workers, each = 32, 50
	seen := make([]map[[2]int64]bool, workers)
	err = parallel(workers, func(worker int) error {
		seen[worker] = map[[2]int64]bool{}
		var last [2]int64
		for range each {
			physical, logical, err := pd.GetTS(ctx)
			if err != nil {
				return err
			}
			if physical < last[0] || physical == last[0] && logical <= last[1] {
				return fmt.Errorf("timestamp (%d, %d) after (%d, %d)", physical, logical, last[0], last[1])
			}
			last = [2]int64{physical, logical}
			seen[worker][last] = true
		}
		if drift := time.Now().UnixMilli() - last[0]; drift > 5000 || drift < -5000 {
			return fmt.Errorf("the oracle is %d ms away from the clock", drift)
		}
		return nil
	})
	all := map[[2]int64]bool{}
	for _, some := range seen {
		for ts := range some {
			all[ts] = true
		}
	}
	if err == nil && len(all) != workers*each {
		return fmt.Errorf("%d different timestamps of %d", len(all), workers*each)
	}
	return err
}

func ttlRefused(ctx context.Context, c *cluster) error {
	err := c.client.PutWithTTL(ctx, c.key("k"), []byte("v"), 10)
	if err := expectError("put with a ttl", err, "ttl is not enabled"); err != nil {
		return err
	}
	_, err = c.client.GetKeyTTL(ctx, c.key("k"))
	return expectError("get of a ttl", err, "ttl is not enabled")
}

func ttl(ctx context.Context, c *cluster) error {
	short, long, never := c.key("short"), c.key("long"), c.key("never")
	for _, put := range []struct {
		key []byte
		ttl uint64
	}{{short, 2}, {long, 1000}, {never, 0}} {
		if err := c.client.PutWithTTL(ctx, put.key, []byte("v"), put.ttl); err != nil {
			return err
		}
		got, err := c.client.GetKeyTTL(ctx, put.key)
		if err != nil || got == nil || *got > put.ttl || put.ttl-*got > 1 {
			return fmt.Errorf("ttl of a key put with %d: %v, %v", put.ttl, got, err)
		}
		if err := expectValue(ctx, c, put.key, []byte("v")); err != nil {
			return err
		}
	}
	time.Sleep(3100 * time.Millisecond)
	if err := expectValue(ctx, c, short, nil); err != nil {
		return err
	}
	if got, err := c.client.GetKeyTTL(ctx, short); err != nil || got != nil {
		return fmt.Errorf("ttl of an expired key: %v, %v", got, err)
	}
	keys, _, err := c.client.Scan(ctx, c.key(""), c.key("~"), 10)
	if err != nil {
		return err
	}
	if err := expectKeys("scan after expiry", keys, long, never); err != nil {
		return err
	}
	keys, _, err = c.client.ReverseScan(ctx, c.key("~"), c.key(""), 10)
	if err != nil {
		return err
	}
	if err := expectKeys("reverse scan after expiry", keys, never, long); err != nil {
		return err
	}
	// An expired key counts as absent; the new value does not inherit the old end.
	client, err := newClient(c.pd)
	if err != nil {
		return err
	}
	defer client.Close()
	client.SetAtomicForCAS(true)
	_, swapped, err := client.CompareAndSwap(ctx, short, nil, []byte("again"))
	if err != nil || !swapped {
		return fmt.Errorf("compare-and-swap on an expired key: %v, %v", swapped, err)
	}
	return expectValue(ctx, c, short, []byte("again"))
}

func ttlBatch(ctx context.Context, c *cluster) error {
	keys := [][]byte{c.key("0"), c.key("1"), c.key("2")}
	values := [][]byte{[]byte("a"), []byte("b"), []byte("c")}
	if err := c.client.BatchPutWithTTL(ctx, keys, values, []uint64{1, 1000, 0}); err != nil {
		return err
	}
	if err := c.client.BatchPutWithTTL(ctx, [][]byte{c.key("3"), c.key("4")}, values[:2], []uint64{1, 1}); err != nil {
		return err
	}
	time.Sleep(2100 * time.Millisecond)
	got, err := c.client.BatchGet(ctx, append(keys, c.key("3"), c.key("4")))
	if err != nil {
		return err
	}
	want := [][]byte{nil, []byte("b"), []byte("c"), nil, nil}
	for i := range want {
		if !bytes.Equal(got[i], want[i]) || (got[i] == nil) != (want[i] == nil) {
			return fmt.Errorf("key %d after expiry: %s, want %s", i, show(got[i]), show(want[i]))
		}
	}
	left, _, err := c.client.Scan(ctx, c.key(""), c.key("~"), 10, rawkv.ScanKeyOnly())
	if err != nil {
		return err
	}
	return expectKeys("scan after expiry", left, keys[1], keys[2])
}
