package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	tikverr "github.com/tikv/client-go/v2/error"
	"github.com/tikv/client-go/v2/kv"
	"github.com/tikv/client-go/v2/txnkv/transaction"
)

var pessimistic = mode{pessimistic: true}

// locked begins a transaction that holds keys.
func (c *cluster) locked(ctx context.Context, keys ...[]byte) (*transaction.KVTxn, error) {
	txn, err := c.begin(pessimistic)
	if err != nil {
		return nil, err
	}
	return txn, txn.LockKeysWithWaitTime(ctx, kv.LockNoWait, keys...)
}

func pessimisticWait(ctx context.Context, c *cluster) error {
	key := c.key("k")
	if err := c.write(ctx, key, []byte("0")); err != nil {
		return err
	}
	holder, err := c.locked(ctx, key)
	if err != nil {
		return err
	}
	// An optimistic reader is not held up by a pessimistic lock.
	if err := expectNow(ctx, c, key, []byte("0")); err != nil {
		return err
	}
	waiter, err := c.begin(pessimistic)
	if err != nil {
		return err
	}
	const held = 400 * time.Millisecond
	begin := time.Now()
	got := make(chan error, 1)
	go func() { got <- waiter.LockKeysWithWaitTime(ctx, kv.LockAlwaysWait, key) }()
	time.Sleep(held)
	select {
	case err := <-got:
		return fmt.Errorf("did not wait: %w", err)
	default:
	}
	_ = holder.Set(key, []byte("1"))
	if err := holder.Commit(ctx); err != nil {
		return err
	}
	err = <-got
	// Its for-update-ts is from before the commit: it must learn of it, and can lock with a new one.
	if tikverr.IsErrWriteConflict(err) {
		err = waiter.LockKeysWithWaitTime(ctx, kv.LockAlwaysWait, key)
	}
	if err != nil {
		return fmt.Errorf("lock after wait: %w", err)
	}
	if waited := time.Since(begin); waited > held+3*time.Second {
		return fmt.Errorf("woken %v after the lock was free", waited-held)
	}
	_ = waiter.Set(key, []byte("2"))
	if err := waiter.Commit(ctx); err != nil {
		return err
	}
	return expectNow(ctx, c, key, []byte("2"))
}

func pessimisticNoWait(ctx context.Context, c *cluster) error {
	holder, err := c.locked(ctx, c.key("k"))
	if err != nil {
		return err
	}
	_, err = c.locked(ctx, c.key("k"))
	if !errors.Is(err, tikverr.ErrLockAcquireFailAndNoWaitSet) {
		return fmt.Errorf("lock of a locked key without waiting: %w", err)
	}
	if err := holder.Rollback(); err != nil {
		return err
	}
	next, err := c.locked(ctx, c.key("k"))
	if err != nil {
		return fmt.Errorf("after rollback: %w", err)
	}
	return next.Rollback()
}

func pessimisticTimeOut(ctx context.Context, c *cluster) error {
	holder, err := c.locked(ctx, c.key("k"))
	if err != nil {
		return err
	}
	defer func() { _ = holder.Rollback() }()
	waiter, err := c.begin(pessimistic)
	if err != nil {
		return err
	}
	const waitMs = 600
	begin := time.Now()
	err = waiter.LockKeysWithWaitTime(ctx, waitMs, c.key("k"))
	if !errors.Is(err, tikverr.ErrLockWaitTimeout) {
		return fmt.Errorf("lock of a locked key: %w", err)
	}
	if took := time.Since(begin); took < waitMs*time.Millisecond/2 || took > 4*time.Second {
		return fmt.Errorf("timed out after %v, want %d ms", took, waitMs)
	}
	return waiter.Rollback()
}

func pessimisticReturnValues(ctx context.Context, c *cluster) error {
	present, absent := c.key("present"), c.key("absent")
	if err := c.write(ctx, present, []byte("value")); err != nil {
		return err
	}
	txn, err := c.begin(pessimistic)
	if err != nil {
		return err
	}
	lock := kv.NewLockCtx(txn.StartTS(), kv.LockNoWait, time.Now())
	lock.InitReturnValues(2)
	if err := txn.LockKeys(ctx, lock, present, absent); err != nil {
		return err
	}
	if string(lock.Values[string(present)].Value) != "value" || lock.Values[string(absent)].Exists {
		return fmt.Errorf("values: %v", lock.Values)
	}
	if err := txn.Rollback(); err != nil {
		return err
	}
	txn, err = c.begin(pessimistic)
	if err != nil {
		return err
	}
	defer func() { _ = txn.Rollback() }()
	if err := txn.LockKeysWithWaitTime(ctx, kv.LockNoWait, c.key("anchor")); err != nil {
		return err
	}
	// Only what exists is locked.
	lock = kv.NewLockCtx(txn.StartTS(), kv.LockNoWait, time.Now())
	lock.InitReturnValues(1)
	lock.LockOnlyIfExists = true
	if err := txn.LockKeys(ctx, lock, absent); err != nil {
		return err
	}
	other, err := c.locked(ctx, absent)
	if err != nil {
		return fmt.Errorf("an absent key was locked: %w", err)
	}
	return other.Rollback()
}

// Many wait for one key: each gets it once, and no update is lost.
func pessimisticQueue(ctx context.Context, c *cluster) error {
	key := c.key("counter")
	if err := c.write(ctx, key, number(0)); err != nil {
		return err
	}
	const workers, each = 8, 5
	err := parallel(workers, func(int) error {
		for range each {
			if err := c.increment(ctx, key); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return expectNow(ctx, c, key, number(workers*each))
}

func (c *cluster) increment(ctx context.Context, key []byte) error {
	txn, err := c.begin(pessimistic)
	if err != nil {
		return err
	}
	for {
		forUpdateTS, err := c.client.CurrentTimestamp("global")
		if err != nil {
			return err
		}
		lock := kv.NewLockCtx(forUpdateTS, kv.LockAlwaysWait, time.Now())
		lock.InitReturnValues(1)
		err = txn.LockKeys(ctx, lock, key)
		if tikverr.IsErrWriteConflict(err) {
			continue
		}
		if err != nil {
			return err
		}
		old := lock.Values[string(key)].Value
		if len(old) != 8 {
			return fmt.Errorf("lock returns %q", old)
		}
		_ = txn.Set(key, number(uint64(old[7])+uint64(old[6])<<8+1))
		return txn.Commit(ctx)
	}
}

// Two transactions want each other's key: exactly one is told, with the chain, and the other goes on.
func deadlock(ctx context.Context, c *cluster) error {
	// In two regions, so that no latch sees both.
	if _, err := c.client.SplitRegions(ctx, [][]byte{c.key("b")}, false, nil); err != nil {
		return fmt.Errorf("split: %w", err)
	}
	a, b := c.key("a"), c.key("b")
	first, err := c.locked(ctx, a)
	if err != nil {
		return err
	}
	second, err := c.locked(ctx, b)
	if err != nil {
		return err
	}
	results := make([]error, 2)
	var group sync.WaitGroup
	want := func(i int, txn *transaction.KVTxn, key []byte) {
		group.Go(func() {
			// Whoever is woken by the other's rollback may have to lock anew.
			for {
				results[i] = txn.LockKeysWithWaitTime(ctx, kv.LockAlwaysWait, key)
				if !tikverr.IsErrWriteConflict(results[i]) {
					break
				}
			}
			if results[i] != nil {
				_ = txn.Rollback()
			}
		})
	}
	begin := time.Now()
	want(0, first, b)
	time.Sleep(100 * time.Millisecond)
	want(1, second, a)
	group.Wait()
	var cycle *tikverr.ErrDeadlock
	told := 0
	for i, err := range results {
		if err == nil {
			continue
		}
		if !errors.As(err, &cycle) {
			return fmt.Errorf("transaction %d: %w", i, err)
		}
		told++
	}
	if told != 1 {
		return fmt.Errorf("%d transactions were told of the deadlock", told)
	}
	if len(cycle.WaitChain) < 2 || cycle.DeadlockKeyHash == 0 {
		return fmt.Errorf("the deadlock says %v", cycle.Deadlock)
	}
	if took := time.Since(begin); took > 5*time.Second {
		return fmt.Errorf("found after %v", took)
	}
	winner := first
	if results[0] != nil {
		winner = second
	}
	_ = winner.Set(a, []byte("winner"))
	_ = winner.Set(b, []byte("winner"))
	if err := winner.Commit(ctx); err != nil {
		return err
	}
	return expectNow(ctx, c, a, []byte("winner"))
}

// Three in a circle, each in its own region.
func deadlockOfThree(ctx context.Context, c *cluster) error {
	keys := [][]byte{c.key("a"), c.key("b"), c.key("c")}
	if _, err := c.client.SplitRegions(ctx, keys[1:], false, nil); err != nil {
		return fmt.Errorf("split: %w", err)
	}
	txns := make([]*transaction.KVTxn, len(keys))
	for i, key := range keys {
		txn, err := c.locked(ctx, key)
		if err != nil {
			return err
		}
		txns[i] = txn
	}
	results := make([]error, len(keys))
	var group sync.WaitGroup
	for i, txn := range txns {
		group.Go(func() {
			time.Sleep(time.Duration(i) * 60 * time.Millisecond)
			wanted := keys[(i+1)%len(keys)]
			for {
				results[i] = txn.LockKeysWithWaitTime(ctx, kv.LockAlwaysWait, wanted)
				if !tikverr.IsErrWriteConflict(results[i]) {
					break
				}
			}
			// Whoever has both keys is done and lets the next one go.
			_ = txn.Rollback()
		})
	}
	group.Wait()
	told := 0
	for i, err := range results {
		var cycle *tikverr.ErrDeadlock
		if errors.As(err, &cycle) {
			told++
			if len(cycle.WaitChain) != len(keys) {
				return fmt.Errorf("the chain of waiters is %v", cycle.WaitChain)
			}
		} else if err != nil {
			return fmt.Errorf("transaction %d: %w", i, err)
		}
	}
	if told != 1 {
		return fmt.Errorf("%d transactions were told of the deadlock", told)
	}
	return nil
}

// Many wait for one key with fair locking: whoever is woken has it, with the newest value, and does not ask again.
func fairLockingQueue(ctx context.Context, c *cluster) error {
	key := c.key("counter")
	if err := c.write(ctx, key, number(0)); err != nil {
		return err
	}
	const workers, each = 8, 5
	err := parallel(workers, func(int) error {
		for range each {
			txn, err := c.begin(pessimistic)
			if err != nil {
				return err
			}
			txn.StartAggressiveLocking()
			lock := kv.NewLockCtx(txn.StartTS(), kv.LockAlwaysWait, time.Now())
			lock.InitReturnValues(1)
			if err := txn.LockKeys(ctx, lock, key); err != nil {
				return err
			}
			old := lock.Values[string(key)].Value
			if len(old) != 8 {
				return fmt.Errorf("lock returns %q", old)
			}
			txn.DoneAggressiveLocking(ctx)
			_ = txn.Set(key, number(uint64(old[7])+1))
			if err := txn.Commit(ctx); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return expectNow(ctx, c, key, number(workers*each))
}

// A lock taken with conflict keeps the key, and says what is newer.
func fairLocking(ctx context.Context, c *cluster) error {
	key := c.key("k")
	if err := c.write(ctx, key, []byte("old")); err != nil {
		return err
	}
	txn, err := c.begin(pessimistic)
	if err != nil {
		return err
	}
	forUpdateTS := txn.StartTS()
	if err := c.write(ctx, key, []byte("new")); err != nil {
		return err
	}
	txn.StartAggressiveLocking()
	lock := kv.NewLockCtx(forUpdateTS, kv.LockNoWait, time.Now())
	lock.InitReturnValues(1)
	if err := txn.LockKeys(ctx, lock, key); err != nil {
		return fmt.Errorf("lock with conflict: %w", err)
	}
	if lock.MaxLockedWithConflictTS <= forUpdateTS || string(lock.Values[string(key)].Value) != "new" {
		return fmt.Errorf("locked with conflict at %d of %d, value %q", lock.MaxLockedWithConflictTS, forUpdateTS,
			lock.Values[string(key)].Value)
	}
	if _, err := c.locked(ctx, key); !errors.Is(err, tikverr.ErrLockAcquireFailAndNoWaitSet) {
		return fmt.Errorf("the key is not locked: %w", err)
	}
	// The statement runs again with a new for-update-ts and finds its lock.
	txn.RetryAggressiveLocking(ctx)
	again := kv.NewLockCtx(lock.MaxLockedWithConflictTS, kv.LockNoWait, time.Now())
	again.InitReturnValues(1)
	if err := txn.LockKeys(ctx, again, key); err != nil {
		return fmt.Errorf("retry: %w", err)
	}
	txn.DoneAggressiveLocking(ctx)
	_ = txn.Set(key, []byte("newest"))
	if err := txn.Commit(ctx); err != nil {
		return err
	}
	return expectNow(ctx, c, key, []byte("newest"))
}

// A transaction that lives longer than its locks would: its heartbeats keep them.
func heartbeats(ctx context.Context, c *cluster) error {
	key := c.key("k")
	txn, err := c.locked(ctx, key)
	if err != nil {
		return err
	}
	hold := time.Duration(transaction.ManagedLockTTL) * time.Millisecond * 2
	until := time.Now().Add(hold)
	for time.Now().Before(until) {
		if _, err := c.locked(ctx, key); !errors.Is(err, tikverr.ErrLockAcquireFailAndNoWaitSet) {
			return fmt.Errorf("the lock is gone %v before its time: %w", time.Until(until), err)
		}
		time.Sleep(500 * time.Millisecond)
	}
	_ = txn.Set(key, []byte("late"))
	if err := txn.Commit(ctx); err != nil {
		return err
	}
	return expectNow(ctx, c, key, []byte("late"))
}
