package main

import (
	"context"
	"errors"
	"fmt"
	"math"
	"strconv"
	"time"

	tikverr "github.com/tikv/client-go/v2/error"
	"github.com/tikv/client-go/v2/oracle"
	"github.com/tikv/client-go/v2/tikv"
	"github.com/tikv/client-go/v2/txnkv/transaction"
)

// After GC the newest versions are there, and locks from before are resolved.
func gc(ctx context.Context, c *cluster) error {
	kept, deleted, abandoned := c.key("kept"), c.key("deleted"), c.key("abandoned")
	for i := range 5 {
		value := fmt.Appendf(nil, "%d", i)
		if err := c.write(ctx, kept, value, deleted, value, abandoned, value); err != nil {
			return err
		}
	}
	old, err := c.client.CurrentTimestamp(oracle.GlobalTxnScope)
	if err != nil {
		return err
	}
	txn, err := c.begin(mode{})
	if err != nil {
		return err
	}
	_ = txn.Delete(deleted)
	_ = txn.Set(kept, []byte("newest"))
	if err := txn.Commit(ctx); err != nil {
		return err
	}
	txn, err = c.begin(mode{})
	if err != nil {
		return err
	}
	_ = txn.Set(abandoned, []byte("never"))
	committer, err := transaction.TxnProbe{KVTxn: txn}.NewCommitter(0)
	if err != nil {
		return err
	}
	committer.SetLockTTL(100)
	if err := committer.PrewriteAllMutations(ctx); err != nil {
		return err
	}
	committer.CloseTTLManager()
	if err := expectIn(ctx, c.client.GetSnapshot(old), deleted, []byte("4")); err != nil {
		return fmt.Errorf("before gc: %w", err)
	}
	time.Sleep(200 * time.Millisecond)
	safePoint, err := c.client.CurrentTimestamp(oracle.GlobalTxnScope)
	if err != nil {
		return err
	}
	if got, err := c.client.GC(ctx, safePoint); err != nil || got != safePoint {
		return fmt.Errorf("gc up to %d: %d, %w", safePoint, got, err)
	}
	for key, want := range map[string][]byte{string(kept): []byte("newest"), string(deleted): nil, string(abandoned): []byte("4")} {
		if err := expectNow(ctx, c, []byte(key), want); err != nil {
			return fmt.Errorf("after gc: %w", err)
		}
	}
	return nil
}

// A service that asks for it keeps an old snapshot readable through GC; when it goes, old snapshots are refused.
func gcOldSnapshots(ctx context.Context, c *cluster) error {
	if err := c.write(ctx, c.key("k"), []byte("old")); err != nil {
		return err
	}
	old, err := c.client.CurrentTimestamp(oracle.GlobalTxnScope)
	if err != nil {
		return err
	}
	service := "interop-" + c.prefix
	pd := c.client.GetPDClient()
	if kept, err := pd.UpdateServiceGCSafePoint(ctx, service, 120, old); err != nil || kept > old {
		return fmt.Errorf("a service asks for %d: %d, %w", old, kept, err)
	}
	txn, err := c.begin(mode{})
	if err != nil {
		return err
	}
	_ = txn.Delete(c.key("k"))
	if err := txn.Commit(ctx); err != nil {
		return err
	}
	for _, serviceLives := range []bool{true, false} {
		if !serviceLives {
			if _, err := pd.UpdateServiceGCSafePoint(ctx, service, 0, 0); err != nil {
				return err
			}
		}
		now, err := c.client.CurrentTimestamp(oracle.GlobalTxnScope)
		if err != nil {
			return err
		}
		// The worker that collects asks how far it may go, as TiDB's does.
		least, err := pd.UpdateServiceGCSafePoint(ctx, "gc_worker", math.MaxInt64, now)
		if err != nil || (least <= old) != serviceLives {
			return fmt.Errorf("the worker wants %d, service lives %v: %d, %w", now, serviceLives, least, err)
		}
		if _, err := c.client.GC(ctx, least); err != nil {
			return fmt.Errorf("gc up to %d: %w", least, err)
		}
		if err := c.client.GetSafePointKV().Put(tikv.GcSavedSafePoint, strconv.FormatUint(least, 10)); err != nil {
			return err
		}
		if serviceLives {
			err = expectIn(ctx, c.client.GetSnapshot(old), c.key("k"), []byte("old"))
		} else {
			err = c.waitForRefusal(ctx, old)
		}
		if err != nil {
			return err
		}
	}
	return expectNow(ctx, c, c.key("k"), nil)
}

// waitForRefusal: clients hear of the safe point within ten seconds.
func (c *cluster) waitForRefusal(ctx context.Context, old uint64) error {
	for until := time.Now().Add(25 * time.Second); time.Now().Before(until); time.Sleep(500 * time.Millisecond) {
		_, err := c.client.GetSnapshot(old).Get(ctx, c.key("k"))
		var early *tikverr.ErrGCTooEarly
		if errors.As(err, &early) {
			return nil
		}
		if err != nil && !tikverr.IsErrNotFound(err) {
			return fmt.Errorf("a snapshot below the safe point: %w", err)
		}
	}
	return errors.New("a snapshot below the safe point is not refused")
}
