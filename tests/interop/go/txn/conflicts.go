package main

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"math/rand"
	"sync/atomic"
	"time"

	tikverr "github.com/tikv/client-go/v2/error"
	"github.com/tikv/client-go/v2/kv"
	"github.com/tikv/client-go/v2/tikv"
	"github.com/tikv/client-go/v2/txnkv/transaction"
)

func asAssertion(err error) (*tikverr.ErrAssertionFailed, bool) {
	var failed *tikverr.ErrAssertionFailed
	ok := errors.As(err, &failed)
	return failed, ok
}

// The second to commit loses, and is told who won.
func optimisticConflict(ctx context.Context, c *cluster) error {
	for _, m := range []mode{{}, {async: true}, {onePC: true}} {
		key := c.key("k%v%v", m.async, m.onePC)
		first, err := c.begin(m)
		if err != nil {
			return err
		}
		second, err := c.begin(m)
		if err != nil {
			return err
		}
		_ = first.Set(key, []byte("first"))
		_ = second.Set(key, []byte("second"))
		if err := first.Commit(ctx); err != nil {
			return err
		}
		err = second.Commit(ctx)
		var conflict *tikverr.ErrWriteConflict
		if !errors.As(err, &conflict) {
			return fmt.Errorf("%+v: the second commit: %w", m, err)
		}
		if conflict.StartTs != second.StartTS() || conflict.ConflictTs != first.StartTS() ||
			conflict.ConflictCommitTs <= second.StartTS() || string(conflict.Key) != string(key) {
			return fmt.Errorf("%+v: the conflict says %v", m, conflict.WriteConflict)
		}
		if err := expectNow(ctx, c, key, []byte("first")); err != nil {
			return err
		}
	}
	return nil
}

// Both read 0 and write 1: one of them must fail.
func lostUpdate(ctx context.Context, c *cluster) error {
	key := c.key("counter")
	if err := c.write(ctx, key, number(0)); err != nil {
		return err
	}
	const workers, each = 6, 12
	var conflicts atomic.Int64
	err := parallel(workers, func(worker int) error {
		for done := 0; done < each; {
			txn, err := c.begin(mode{async: worker%3 == 1, onePC: worker%3 == 2})
			if err != nil {
				return err
			}
			old, err := txn.Get(ctx, key)
			if err != nil {
				return err
			}
			_ = txn.Set(key, number(binary.BigEndian.Uint64(old.Value)+1))
			switch err := txn.Commit(ctx); {
			case err == nil:
				done++
			case tikverr.IsErrWriteConflict(err):
				conflicts.Add(1)
			default:
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

// Snapshot isolation allows it; a store that does not is something else.
func writeSkew(ctx context.Context, c *cluster) error {
	x, y := c.key("x"), c.key("y")
	if err := c.write(ctx, x, []byte("1"), y, []byte("1")); err != nil {
		return err
	}
	first, err := c.begin(mode{})
	if err != nil {
		return err
	}
	second, err := c.begin(mode{})
	if err != nil {
		return err
	}
	for _, txn := range []*transaction.KVTxn{first, second} {
		for _, key := range [][]byte{x, y} {
			if err := expectIn(ctx, txn, key, []byte("1")); err != nil {
				return err
			}
		}
	}
	_ = first.Set(x, []byte("0"))
	_ = second.Set(y, []byte("0"))
	if err := first.Commit(ctx); err != nil {
		return err
	}
	if err := second.Commit(ctx); err != nil {
		return fmt.Errorf("the second commit: %w", err)
	}
	return nil
}

func number(n uint64) []byte { return binary.BigEndian.AppendUint64(nil, n) }

const (
	accounts       = 10
	initialBalance = 100
)

// Money moves between accounts; every snapshot sees the same sum.
func bank(m mode) func(ctx context.Context, c *cluster) error {
	return func(ctx context.Context, c *cluster) error {
		// Accounts in two regions.
		if _, err := c.client.SplitRegions(ctx, [][]byte{c.key("05")}, false, nil); err != nil {
			return fmt.Errorf("split: %w", err)
		}
		var pairs [][]byte
		for i := range accounts {
			pairs = append(pairs, c.key("%02d", i), number(initialBalance))
		}
		if err := c.write(ctx, pairs...); err != nil {
			return err
		}
		stop := make(chan struct{})
		watched := make(chan error, 1)
		go func() { watched <- c.watchSum(ctx, stop) }()
		err := parallel(6, func(worker int) error {
			random := rand.New(rand.NewSource(int64(worker)))
			for moved := 0; moved < 12; {
				from, to := random.Intn(accounts), random.Intn(accounts)
				if from == to {
					continue
				}
				ok, err := c.transfer(ctx, m, from, to, uint64(random.Intn(20)))
				if err != nil {
					return err
				}
				if ok {
					moved++
				}
			}
			return nil
		})
		close(stop)
		if watchError := <-watched; err == nil {
			err = watchError
		}
		if err != nil {
			return err
		}
		return c.sum(ctx)
	}
}

// transfer is false when it lost against another and is to be tried again.
func (c *cluster) transfer(ctx context.Context, m mode, from, to int, amount uint64) (bool, error) {
	txn, err := c.begin(m)
	if err != nil {
		return false, err
	}
	keys := [][]byte{c.key("%02d", from), c.key("%02d", to)}
	balances := make([]uint64, 2)
	if m.pessimistic {
		forUpdateTS, err := c.client.CurrentTimestamp("global")
		if err != nil {
			return false, err
		}
		lock := kv.NewLockCtx(forUpdateTS, kv.LockAlwaysWait, time.Now())
		lock.InitReturnValues(2)
		if err := txn.LockKeys(ctx, lock, keys...); err != nil {
			_ = txn.Rollback()
			var cycle *tikverr.ErrDeadlock
			if errors.As(err, &cycle) || tikverr.IsErrWriteConflict(err) {
				return false, nil
			}
			return false, fmt.Errorf("lock: %w", err)
		}
		for i, key := range keys {
			value := lock.Values[string(key)]
			if len(value.Value) != 8 {
				return false, fmt.Errorf("lock of %q returns %q", key, value.Value)
			}
			balances[i] = binary.BigEndian.Uint64(value.Value)
		}
	} else {
		for i, key := range keys {
			value, err := txn.Get(ctx, key)
			if err != nil {
				return false, err
			}
			balances[i] = binary.BigEndian.Uint64(value.Value)
		}
	}
	if balances[0] < amount {
		amount = balances[0]
	}
	_ = txn.Set(keys[0], number(balances[0]-amount))
	_ = txn.Set(keys[1], number(balances[1]+amount))
	err = txn.Commit(ctx)
	if tikverr.IsErrWriteConflict(err) {
		return false, nil
	}
	return err == nil, err
}

func (c *cluster) watchSum(ctx context.Context, stop chan struct{}) error {
	for {
		select {
		case <-stop:
			return nil
		default:
			if err := c.sum(ctx); err != nil {
				return err
			}
		}
	}
}

func (c *cluster) sum(ctx context.Context) error {
	ts, err := c.client.CurrentTimestamp("global")
	if err != nil {
		return err
	}
	iterator, err := c.client.GetSnapshot(ts).Iter(c.key(""), c.key("~"))
	if err != nil {
		return err
	}
	defer iterator.Close()
	total, count := uint64(0), 0
	for iterator.Valid() {
		total += binary.BigEndian.Uint64(iterator.Value())
		count++
		if err := iterator.Next(); err != nil {
			return err
		}
	}
	if count != accounts || total != accounts*initialBalance {
		return fmt.Errorf("at %d: %d accounts hold %d, want %d", ts, count, total, accounts*initialBalance)
	}
	return nil
}

// A transaction over thousands of keys in many regions is seen whole or not at all.
func large(m mode) func(ctx context.Context, c *cluster) error {
	return func(ctx context.Context, c *cluster) error {
		const keys, regions = 2400, 8
		if m.async {
			return c.largeTxn(ctx, m, 240, regions)
		}
		return c.largeTxn(ctx, m, keys, regions)
	}
}

// hundredMegabytes is what client-go lets a transaction be, in values that fill many proposals.
func hundredMegabytes(ctx context.Context, c *cluster) error {
	const keys, size = 390, 256 << 10
	txn, err := c.begin(mode{})
	if err != nil {
		return err
	}
	for i := range keys {
		if err := txn.Set(c.key("%05d", i), bytes.Repeat([]byte{byte(i)}, size)); err != nil {
			return err
		}
	}
	if err := txn.Commit(ctx); err != nil {
		return err
	}
	for _, i := range []int{0, 1, keys / 2, keys - 1} {
		if err := expectNow(ctx, c, c.key("%05d", i), bytes.Repeat([]byte{byte(i)}, size)); err != nil {
			return err
		}
	}
	return nil
}

func (c *cluster) largeTxn(ctx context.Context, m mode, keys, regions int) error {
	var borders, all [][]byte
	for i := range keys {
		if i > 0 && i%(keys/regions) == 0 {
			borders = append(borders, c.key("%05d", i))
		}
		all = append(all, c.key("%05d", i))
	}
	if _, err := c.client.SplitRegions(ctx, borders, false, nil); err != nil {
		return fmt.Errorf("split: %w", err)
	}
	txn, err := c.begin(m)
	if err != nil {
		return err
	}
	if m.pessimistic {
		if err := txn.LockKeysWithWaitTime(ctx, kv.LockAlwaysWait, all...); err != nil {
			return fmt.Errorf("lock: %w", err)
		}
	}
	value := make([]byte, 200)
	for _, key := range all {
		if err := txn.Set(key, value); err != nil {
			return err
		}
	}
	before, err := c.client.CurrentTimestamp("global")
	if err != nil {
		return err
	}
	if err := txn.Commit(ctx); err != nil {
		return err
	}
	found, err := keysOf(c.client.GetSnapshot(math.MaxUint64).Iter(c.key(""), c.key("~")))
	if err != nil {
		return err
	}
	if err := expectKeys("after commit", found, all...); err != nil {
		return err
	}
	found, err = keysOf(c.client.GetSnapshot(before).Iter(c.key(""), c.key("~")))
	if err != nil {
		return err
	}
	return expectKeys("before commit", found)
}

// A pipelined transaction flushes while it is written.
func pipelined(ctx context.Context, c *cluster) error {
	txn, err := c.client.Begin(tikv.WithPipelinedMemDB())
	if err != nil {
		return err
	}
	const keys = 3000
	var all [][]byte
	for i := range keys {
		all = append(all, c.key("%05d", i))
		if err := txn.Set(all[i], []byte("flushed")); err != nil {
			return err
		}
		if i%1000 == 999 {
			if _, err := txn.GetMemBuffer().Flush(true); err != nil {
				return fmt.Errorf("flush: %w", err)
			}
		}
	}
	if err := expectIn(ctx, txn, all[3], []byte("flushed")); err != nil {
		return fmt.Errorf("own flushed write: %w", err)
	}
	if err := txn.Commit(ctx); err != nil {
		return err
	}
	found, err := keysOf(c.client.GetSnapshot(math.MaxUint64).Iter(c.key(""), c.key("~")))
	if err != nil {
		return err
	}
	return expectKeys("after commit", found, all...)
}
