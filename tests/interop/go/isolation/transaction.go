package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand"
	"strconv"
	"strings"
	"time"

	tikverr "github.com/tikv/client-go/v2/error"
	"github.com/tikv/client-go/v2/kv"
	"github.com/tikv/client-go/v2/txnkv/transaction"
)

// mode is how a transaction locks and commits.
type mode struct{ pessimistic, async, onePC bool }

var modes = map[string]mode{
	"2pc":               {},
	"async":             {async: true},
	"1pc":               {onePC: true},
	"pessimistic":       {pessimistic: true},
	"pessimistic-async": {pessimistic: true, async: true},
	"pessimistic-1pc":   {pessimistic: true, onePC: true},
}

var modeNames = []string{"2pc", "async", "1pc", "pessimistic", "pessimistic-async", "pessimistic-1pc"}

// txn is a transaction with its record.
type txn struct {
	*transaction.KVTxn
	load *load
	rec  *record
}

func (l *load) begin(how string, client int, m mode) (*txn, error) {
	rec := &record{How: how, Client: client, Begin: l.history.now(), Pessimistic: m.pessimistic, Writes: map[string]cell{}}
	inner, err := l.client.Begin()
	if err != nil {
		return nil, err
	}
	inner.SetPessimistic(m.pessimistic)
	inner.SetEnableAsyncCommit(m.async)
	inner.SetEnable1PC(m.onePC)
	rec.StartTS = inner.StartTS()
	return &txn{inner, l, rec}, nil
}

// value makes one that is written once.
func (l *load) value(text string) cell {
	return cell{true, fmt.Sprintf("%s#%d", text, l.counter.Add(1))}
}

func (l *load) amount(n int) cell { return l.value(strconv.Itoa(n)) }

func amountOf(c cell) int {
	text, _, _ := strings.Cut(c.Value, "#")
	n, err := strconv.Atoi(text)
	if err != nil {
		return -1 << 40
	}
	return n
}

func (t *txn) set(key string, value cell) {
	if value.Present {
		_ = t.Set([]byte(key), []byte(value.Value))
	} else {
		_ = t.Delete([]byte(key))
	}
	t.rec.Writes[key] = value
}

func (t *txn) read(ctx context.Context, key string) (cell, error) {
	found, err := cellOf(t.Get(ctx, []byte(key)))
	if err == nil {
		t.rec.Reads = append(t.rec.Reads, read{key, found})
	}
	return found, err
}

func cellOf(entry kv.ValueEntry, err error) (cell, error) {
	if tikverr.IsErrNotFound(err) {
		return cell{}, nil
	}
	return cell{err == nil, string(entry.Value)}, err
}

// lock takes keys and reads their newest values, with a new timestamp for every attempt.
func (t *txn) lock(ctx context.Context, keys ...string) (map[string]cell, error) {
	var raw [][]byte
	for _, key := range keys {
		raw = append(raw, []byte(key))
	}
	for {
		ts, err := t.load.client.GetTimestamp(ctx)
		if err != nil {
			return nil, err
		}
		lock := kv.NewLockCtx(ts, 4000, time.Now())
		lock.InitReturnValues(len(keys))
		err = t.LockKeys(ctx, lock, raw...)
		if tikverr.IsErrWriteConflict(err) && ctx.Err() == nil {
			continue
		}
		if err != nil {
			return nil, err
		}
		found := map[string]cell{}
		for _, key := range keys {
			value := lock.Values[key]
			found[key] = cell{value.Exists, string(value.Value)}
			t.rec.Locked = append(t.rec.Locked, locked{key, found[key], ts})
		}
		return found, nil
	}
}

// commit also records what came of it.
func (t *txn) commit(ctx context.Context) error {
	err := t.Commit(ctx)
	t.rec.Outcome = unknown
	if err == nil {
		t.rec.Outcome = committed
		t.rec.CommitTS = transaction.TxnProbe{KVTxn: t.KVTxn}.GetCommitTS()
	} else if isAborted(err) {
		t.rec.Outcome = aborted
	}
	t.load.history.add(t.rec)
	return err
}

// isAborted: the answer says that the transaction did not happen.
func isAborted(err error) bool {
	var exists *tikverr.ErrKeyExist
	var cycle *tikverr.ErrDeadlock
	return tikverr.IsErrWriteConflict(err) || errors.As(err, &exists) || errors.As(err, &cycle)
}

// rollback ends what has not come to its commit: it has not happened.
func (t *txn) rollback() {
	_ = t.Rollback()
	t.rec.Outcome = aborted
	t.load.history.add(t.rec)
}

// transfer moves money between two accounts.
func (l *load) transfer(ctx context.Context, random *rand.Rand, client int) {
	bank := l.currentBank(ctx, true)
	name := modeNames[random.Intn(len(modeNames))]
	t, err := l.begin("transfer-"+name, client, modes[name])
	if err != nil {
		return
	}
	pair := random.Perm(accounts)[:2]
	from, to := accountKey(bank, pair[0]), accountKey(bank, pair[1])
	found := map[string]cell{}
	if modes[name].pessimistic {
		found, err = t.lock(ctx, from, to)
	} else {
		for _, key := range []string{from, to} {
			if err == nil {
				found[key], err = t.read(ctx, key)
			}
		}
	}
	if err != nil {
		t.rollback()
		return
	}
	amount := min(random.Intn(30), amountOf(found[from]))
	t.set(from, l.amount(amountOf(found[from])-amount))
	t.set(to, l.amount(amountOf(found[to])+amount))
	_ = t.commit(ctx)
}

// mixed reads some keys and writes others.
func (l *load) mixed(ctx context.Context, random *rand.Rand, client int) {
	name := modeNames[random.Intn(len(modeNames))]
	t, err := l.begin("mixed-"+name, client, modes[name])
	if err != nil {
		return
	}
	for _, key := range l.plainKeys(random, random.Intn(4), false) {
		if _, err := t.read(ctx, key); err != nil {
			t.rollback()
			return
		}
	}
	keys := l.plainKeys(random, 1+random.Intn(4), true)
	if modes[name].pessimistic {
		if _, err := t.lock(ctx, keys...); err != nil {
			t.rollback()
			return
		}
	}
	l.fill(t, random, keys)
	_ = t.commit(ctx)
}

// fill writes keys, or deletes some.
func (l *load) fill(t *txn, random *rand.Rand, keys []string) {
	for _, key := range keys {
		if random.Intn(6) == 0 {
			t.set(key, cell{})
		} else {
			t.set(key, l.value("v"))
		}
	}
}

// dying is a client that does a part of its commit, and never the rest.
func (l *load) dying(ctx context.Context, random *rand.Rand, client int) {
	m := mode{async: random.Intn(2) == 0}
	how := "dying-2pc"
	if m.async {
		how = "dying-async"
	}
	t, err := l.begin(how, client, m)
	if err != nil {
		return
	}
	keys := l.plainKeys(random, 2+random.Intn(3), true)
	l.fill(t, random, keys)
	t.rec.Outcome = unknown
	defer l.history.add(t.rec)
	committer, err := transaction.TxnProbe{KVTxn: t.KVTxn}.NewCommitter(0)
	if err != nil {
		return
	}
	defer committer.CloseTTLManager()
	committer.SetPrimaryKey([]byte(keys[0]))
	committer.SetLockTTL(1000)
	if m.async {
		committer.SetUseAsyncCommit()
	}
	var some [][]byte
	for _, key := range keys[:1+random.Intn(len(keys))] {
		some = append(some, []byte(key))
	}
	if err := committer.PrewriteMutations(ctx, committer.MutationsOfKeys(some)); err != nil || len(some) < len(keys) {
		return
	}
	if !m.async && random.Intn(2) == 0 {
		if ts, err := l.client.GetTimestamp(ctx); err == nil {
			committer.SetCommitTS(ts)
			_ = committer.CommitMutations(ctx)
		}
	}
}
