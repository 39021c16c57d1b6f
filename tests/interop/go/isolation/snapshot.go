package main

import (
	"context"
	"fmt"
	"math/rand"
	"time"

	"github.com/tikv/client-go/v2/kv"
	"github.com/tikv/client-go/v2/oracle"
	"github.com/tikv/client-go/v2/txnkv/txnsnapshot"
)

// How long ago a stale read looks: a resolved timestamp must be newer, or the client asks the leader.
const staleness = 1500 * time.Millisecond

// snapshot reads the bank, or plain keys, from any replica, now, as it was, or the newest.
func (l *load) snapshot(ctx context.Context, random *rand.Rand, client int) {
	rec := &record{Client: client, Outcome: committed, Begin: l.history.now()}
	if random.Intn(4) == 0 {
		rec.How, rec.StartTS = "newest", latest
		for _, key := range l.plainKeys(random, 1, false) {
			found, err := cellOf(l.client.GetSnapshot(latest).Get(ctx, []byte(key)))
			if err != nil {
				return
			}
			rec.Reads = append(rec.Reads, read{key, found})
		}
		l.history.add(rec)
		return
	}
	ts, err := l.client.GetTimestamp(ctx)
	if err != nil {
		return
	}
	rec.StartTS = ts
	snapshot := l.client.GetSnapshot(ts)
	switch random.Intn(4) {
	case 0:
		rec.How, rec.Stale = "snapshot-stale", true
		rec.StartTS = oracle.GoTimeToTS(oracle.GetTimeFromTS(ts).Add(-staleness))
		snapshot = l.client.GetSnapshot(rec.StartTS)
		snapshot.SetIsStalenessReadOnly(true)
		snapshot.SetReplicaRead(kv.ReplicaReadMixed)
	case 1:
		rec.How = "snapshot-follower"
		snapshot.SetReplicaRead(kv.ReplicaReadFollower)
	default:
		rec.How = "snapshot-leader"
	}
	if random.Intn(2) == 0 {
		rec.How += "-keys"
		err = l.readKeys(ctx, random, snapshot, rec)
	} else {
		rec.How += "-bank"
		err = l.readBank(ctx, random, snapshot, rec)
	}
	if err == nil {
		l.history.add(rec)
	}
}

func (l *load) readKeys(ctx context.Context, random *rand.Rand, snapshot *txnsnapshot.KVSnapshot, rec *record) error {
	keys := l.plainKeys(random, 5, false)
	var raw [][]byte
	for _, key := range keys {
		raw = append(raw, []byte(key))
	}
	found, err := snapshot.BatchGet(ctx, raw)
	if err != nil {
		return err
	}
	for _, key := range keys {
		entry, ok := found[key]
		rec.Reads = append(rec.Reads, read{key, cell{ok, string(entry.Value)}})
	}
	return nil
}

// readBank scans all accounts, upwards or downwards, in small steps; the sum is the judge's own affair only in part: it is
// checked here too, without any help from the stores' versions.
func (l *load) readBank(ctx context.Context, random *rand.Rand, snapshot *txnsnapshot.KVSnapshot, rec *record) error {
	bank := l.currentBank(ctx, false)
	snapshot.SetScanBatchSize(2 + random.Intn(8))
	scan := snapshot.Iter
	from, to := []byte(bank), []byte(bank+"~")
	if random.Intn(2) == 0 {
		scan = snapshot.IterReverse
		from, to = to, from
	}
	found := map[string]cell{}
	rows, err := scan(from, to)
	if err != nil {
		return err
	}
	defer rows.Close()
	sum := 0
	for rows.Valid() {
		value := cell{true, string(rows.Value())}
		found[string(rows.Key())] = value
		sum += amountOf(value)
		if err := rows.Next(); err != nil {
			return err
		}
	}
	for i := range accounts {
		key := accountKey(bank, i)
		rec.Reads = append(rec.Reads, read{key, found[key]})
	}
	// As it was, the bank may not have been open.
	if opened := !rec.Stale || len(found) > 0; opened && (len(found) != accounts || sum != accounts*initialBalance) {
		fmt.Printf("FAIL bank: %d accounts hold %d, want %d: %v\n", len(found), sum, accounts*initialBalance, rec)
		l.badSums.Add(1)
	}
	return nil
}
