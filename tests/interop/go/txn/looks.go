package main

import (
	"context"
	"fmt"
	"time"

	waits "github.com/pingcap/kvproto/pkg/deadlock"
	"github.com/pingcap/kvproto/pkg/kvrpcpb"
	"github.com/tikv/client-go/v2/kv"
	"github.com/tikv/client-go/v2/tikv"
	"github.com/tikv/client-go/v2/tikvrpc"
)

// What operators and TiDB look at: the versions of a key, by key and by transaction, who waits for whom, and up to when stores are settled.
func looks(ctx context.Context, c *cluster) error {
	if err := c.looksAtVersions(ctx); err != nil {
		return err
	}
	if err := c.looksAtWaits(ctx); err != nil {
		return err
	}
	return c.looksAtSafeTS(ctx)
}

func (c *cluster) looksAtVersions(ctx context.Context) error {
	key := c.key("k")
	txn, err := c.begin(mode{})
	if err != nil {
		return err
	}
	start := txn.StartTS()
	_ = txn.Set(key, []byte("v"))
	if err := txn.Commit(ctx); err != nil {
		return err
	}
	if txn, err = c.begin(mode{}); err != nil {
		return err
	}
	_ = txn.Delete(key)
	if err := txn.Commit(ctx); err != nil {
		return err
	}
	holder, err := c.locked(ctx, key)
	if err != nil {
		return err
	}
	defer holder.Rollback()
	reply, err := c.ask(ctx, key, tikvrpc.CmdMvccGetByKey, &kvrpcpb.MvccGetByKeyRequest{Key: key})
	if err != nil {
		return err
	}
	info := reply.(*kvrpcpb.MvccGetByKeyResponse).GetInfo()
	writes := info.GetWrites()
	if len(writes) != 2 || writes[0].Type != kvrpcpb.Op_Del || writes[1].Type != kvrpcpb.Op_Put || writes[1].StartTs != start {
		return fmt.Errorf("versions of a key: %v, want a deletion and a put of %d", writes, start)
	}
	if string(writes[1].ShortValue) != "v" || info.GetLock().GetStartTs() != holder.StartTS() {
		return fmt.Errorf("of a key: %v, want its value and the lock of %d", info, holder.StartTS())
	}
	reply, err = c.ask(ctx, key, tikvrpc.CmdMvccGetByStartTs, &kvrpcpb.MvccGetByStartTsRequest{StartTs: start})
	if err != nil {
		return err
	}
	if found := reply.(*kvrpcpb.MvccGetByStartTsResponse); len(found.GetInfo().GetWrites()) != 2 {
		return fmt.Errorf("by a start timestamp: %v, want the key with two versions", found)
	}
	return nil
}

func (c *cluster) looksAtWaits(ctx context.Context) error {
	key := c.key("k")
	holder, err := c.locked(ctx, key)
	if err != nil {
		return err
	}
	waiter, err := c.begin(pessimistic)
	if err != nil {
		return err
	}
	waited := make(chan error)
	go func() { waited <- waiter.LockKeysWithWaitTime(ctx, kv.LockAlwaysWait, key) }()
	found := false
	for until := time.Now().Add(10 * time.Second); !found && time.Now().Before(until); time.Sleep(50 * time.Millisecond) {
		entries, err := c.waitEntries(ctx)
		if err != nil {
			return err
		}
		for _, entry := range entries {
			found = found || entry.Txn == waiter.StartTS() && entry.WaitForTxn == holder.StartTS()
		}
	}
	if err := holder.Rollback(); err != nil {
		return err
	}
	// Whoever is woken may have to lock anew.
	err = <-waited
	_ = err
	if err := waiter.Rollback(); err != nil {
		return err
	}
	if !found {
		return fmt.Errorf("no store says that %d waits for %d", waiter.StartTS(), holder.StartTS())
	}
	return nil
}

func (c *cluster) waitEntries(ctx context.Context) ([]*waits.WaitForEntry, error) {
	var entries []*waits.WaitForEntry
	for _, address := range c.stores() {
		request := tikvrpc.NewRequest(tikvrpc.CmdLockWaitInfo, &kvrpcpb.GetLockWaitInfoRequest{})
		reply, err := c.askStore(ctx, address, request)
		if err != nil {
			return nil, err
		}
		entries = append(entries, reply.Resp.(*kvrpcpb.GetLockWaitInfoResponse).Entries...)
	}
	return entries, nil
}

func (c *cluster) looksAtSafeTS(ctx context.Context) error {
	now, err := c.client.CurrentTimestamp("global")
	if err != nil {
		return err
	}
	for _, address := range c.stores() {
		request := tikvrpc.NewRequest(tikvrpc.CmdStoreSafeTS, &kvrpcpb.StoreSafeTSRequest{KeyRange: &kvrpcpb.KeyRange{}})
		reply, err := c.askStore(ctx, address, request)
		if err != nil {
			return err
		}
		// 0: one of its regions has not heard of its leader yet.
		if safe := reply.Resp.(*kvrpcpb.StoreSafeTSResponse).SafeTs; safe > now {
			return fmt.Errorf("a store is settled up to %d, want no more than %d", safe, now)
		}
	}
	return nil
}

// askStore sends a request to one store, which may be away for a while.
func (c *cluster) askStore(ctx context.Context, address string, request *tikvrpc.Request) (*tikvrpc.Response, error) {
	for until := time.Now().Add(20 * time.Second); ; time.Sleep(200 * time.Millisecond) {
		reply, err := c.client.GetTiKVClient().SendRequest(ctx, address, request, 5*time.Second)
		if err == nil || time.Now().After(until) {
			return reply, err
		}
	}
}

func (c *cluster) stores() []string {
	var addresses []string
	for _, store := range c.client.GetRegionCache().GetStoresByType(tikvrpc.TiKV) {
		addresses = append(addresses, store.GetAddr())
	}
	return addresses
}

// ask sends a request to the leader of the region of key.
func (c *cluster) ask(ctx context.Context, key []byte, kind tikvrpc.CmdType, message any) (any, error) {
	backoff := tikv.NewBackofferWithVars(ctx, 20_000, nil)
	for {
		location, err := c.client.GetRegionCache().LocateKey(backoff, key)
		if err != nil {
			return nil, err
		}
		reply, err := c.client.SendReq(backoff, tikvrpc.NewRequest(kind, message), location.Region, time.Minute)
		if err != nil {
			return nil, err
		}
		regionError, err := reply.GetRegionError()
		if err != nil {
			return nil, err
		}
		if regionError == nil {
			return reply.Resp, nil
		}
		if err := backoff.Backoff(tikv.BoRegionMiss(), fmt.Errorf("%v", regionError)); err != nil {
			return nil, err
		}
	}
}
