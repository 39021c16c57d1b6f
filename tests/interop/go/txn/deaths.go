package main

import (
	"context"
	"fmt"
	"time"

	tikverr "github.com/tikv/client-go/v2/error"
	"github.com/tikv/client-go/v2/kv"
	"github.com/tikv/client-go/v2/oracle"
	"github.com/tikv/client-go/v2/tikv"
	"github.com/tikv/client-go/v2/txnkv/transaction"
)

// Long enough that a slow machine does not lose it, short enough to wait for.
const deadLockTTLMs = 1500

// dying begins a transaction on two keys in two regions whose client will do no more than the test says.
func (c *cluster) dying(ctx context.Context, m mode) (transaction.CommitterProbe, [][]byte, error) {
	keys := [][]byte{c.key("a"), c.key("b")}
	none := transaction.CommitterProbe{}
	if _, err := c.client.SplitRegions(ctx, keys[1:], false, nil); err != nil {
		return none, nil, fmt.Errorf("split: %w", err)
	}
	if err := c.write(ctx, keys[0], []byte("old"), keys[1], []byte("old")); err != nil {
		return none, nil, err
	}
	txn, err := c.begin(m)
	if err != nil {
		return none, nil, err
	}
	for _, key := range keys {
		_ = txn.Set(key, []byte("new"))
	}
	committer, err := transaction.TxnProbe{KVTxn: txn}.NewCommitter(0)
	if err != nil {
		return none, nil, err
	}
	committer.SetPrimaryKey(keys[0])
	committer.SetLockTTL(deadLockTTLMs)
	if m.async {
		committer.SetUseAsyncCommit()
	}
	return committer, keys, nil
}

// survives: readers and writers get past what the dead left, and see it whole.
func (c *cluster) survives(ctx context.Context, keys [][]byte, want string) error {
	for _, key := range keys {
		if err := expectNow(ctx, c, key, []byte(want)); err != nil {
			return err
		}
	}
	if err := c.write(ctx, keys[1], []byte("next"), keys[0], []byte("next")); err != nil {
		return fmt.Errorf("the next write: %w", err)
	}
	return expectNow(ctx, c, keys[1], []byte("next"))
}

func diesAfterLock(ctx context.Context, c *cluster) error {
	if err := c.write(ctx, c.key("a"), []byte("old"), c.key("b"), []byte("old")); err != nil {
		return err
	}
	txn, err := c.locked(ctx, c.key("a"), c.key("b"))
	if err != nil {
		return err
	}
	transaction.TxnProbe{KVTxn: txn}.GetCommitter().CloseTTLManager()
	begin := time.Now()
	other, err := c.begin(pessimistic)
	if err != nil {
		return err
	}
	if err := other.LockKeysWithWaitTime(ctx, kv.LockAlwaysWait, c.key("b"), c.key("a")); err != nil {
		return fmt.Errorf("lock after the death: %w", err)
	}
	if waited := time.Since(begin); waited < time.Duration(transaction.ManagedLockTTL)*time.Millisecond/2 {
		return fmt.Errorf("a living lock was broken after %v", waited)
	}
	_ = other.Set(c.key("a"), []byte("new"))
	if err := other.Commit(ctx); err != nil {
		return err
	}
	// The dead one comes back to life: too late.
	_ = txn.Set(c.key("a"), []byte("zombie"))
	if err := txn.Commit(ctx); err == nil {
		return fmt.Errorf("a transaction whose locks were broken commits")
	}
	return expectNow(ctx, c, c.key("a"), []byte("new"))
}

func diesAfterPrimaryPrewrite(ctx context.Context, c *cluster) error {
	committer, keys, err := c.dying(ctx, mode{})
	if err != nil {
		return err
	}
	if err := committer.PrewriteMutations(ctx, committer.MutationsOfKeys(keys[:1])); err != nil {
		return err
	}
	committer.CloseTTLManager()
	return c.survives(ctx, keys, "old")
}

func diesAfterPrewrite(ctx context.Context, c *cluster) error {
	committer, keys, err := c.dying(ctx, mode{})
	if err != nil {
		return err
	}
	if err := committer.PrewriteAllMutations(ctx); err != nil {
		return err
	}
	committer.CloseTTLManager()
	if err := c.survives(ctx, keys, "old"); err != nil {
		return err
	}
	// Its late commit must fail: others have read that it did not happen.
	ts, err := c.client.CurrentTimestamp(oracle.GlobalTxnScope)
	if err != nil {
		return err
	}
	committer.SetCommitTS(ts)
	if err := committer.CommitMutations(ctx); err == nil {
		return fmt.Errorf("a rolled back transaction commits")
	}
	return expectNow(ctx, c, keys[0], []byte("next"))
}

func diesAfterPrimaryCommit(ctx context.Context, c *cluster) error {
	committer, keys, err := c.dying(ctx, mode{})
	if err != nil {
		return err
	}
	if err := committer.PrewriteAllMutations(ctx); err != nil {
		return err
	}
	ts, err := c.client.CurrentTimestamp(oracle.GlobalTxnScope)
	if err != nil {
		return err
	}
	committer.SetCommitTS(ts)
	if err := committer.CommitMutations(ctx); err != nil {
		return err
	}
	committer.CloseTTLManager()
	return c.survives(ctx, keys, "new")
}

// All is prewritten: it is committed, though nobody was told.
func diesAfterAsyncPrewrite(ctx context.Context, c *cluster) error {
	committer, keys, err := c.dying(ctx, mode{async: true})
	if err != nil {
		return err
	}
	if err := committer.PrewriteAllMutations(ctx); err != nil {
		return err
	}
	committer.CloseTTLManager()
	if committer.GetMinCommitTS() == 0 {
		return fmt.Errorf("the prewrite fell back from async commit")
	}
	return c.survives(ctx, keys, "new")
}

// A secondary is missing: it is rolled back, and the missing one can never come.
func diesWithinAsyncPrewrite(ctx context.Context, c *cluster) error {
	committer, keys, err := c.dying(ctx, mode{async: true})
	if err != nil {
		return err
	}
	if err := committer.PrewriteMutations(ctx, committer.MutationsOfKeys(keys[:1])); err != nil {
		return err
	}
	committer.CloseTTLManager()
	if err := expectNow(ctx, c, keys[0], []byte("old")); err != nil {
		return err
	}
	if err := committer.PrewriteMutations(ctx, committer.MutationsOfKeys(keys[1:])); !tikverr.IsErrWriteConflict(err) {
		return fmt.Errorf("a late prewrite of a rolled back transaction: %w", err)
	}
	return c.survives(ctx, keys, "old")
}

// A pipelined transaction dies when a part of it is flushed.
func diesAfterFlush(ctx context.Context, c *cluster) error {
	keys := [][]byte{c.key("a"), c.key("b")}
	if _, err := c.client.SplitRegions(ctx, keys[1:], false, nil); err != nil {
		return fmt.Errorf("split: %w", err)
	}
	if err := c.write(ctx, keys[0], []byte("old"), keys[1], []byte("old")); err != nil {
		return err
	}
	txn, err := c.client.Begin(tikv.WithPipelinedMemDB())
	if err != nil {
		return err
	}
	for _, key := range keys {
		_ = txn.Set(key, []byte("never"))
	}
	if _, err := txn.GetMemBuffer().Flush(true); err != nil {
		return fmt.Errorf("flush: %w", err)
	}
	if err := txn.GetMemBuffer().FlushWait(); err != nil {
		return fmt.Errorf("flush: %w", err)
	}
	transaction.TxnProbe{KVTxn: txn}.GetCommitter().CloseTTLManager()
	return c.survives(ctx, keys, "old")
}
