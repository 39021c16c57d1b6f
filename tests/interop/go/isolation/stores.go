package main

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/pingcap/kvproto/pkg/kvrpcpb"
	"github.com/tikv/client-go/v2/tikv"
	"github.com/tikv/client-go/v2/tikvrpc"
)

const (
	keysAWrite = 16
	readers    = 8
	// Locks are cleared away by whoever meets them, in the background.
	locksGone = 30 * time.Second
	askMs     = 20_000
)

// settle writes every key once more, when all is healed: so no lock of a dead client is left, and no late commit can come.
func (l *load) settle(ctx context.Context) error {
	for keys := range slices.Chunk(l.used, keysAWrite) {
		for {
			err := l.writeAll(ctx, keys)
			if err == nil {
				break
			}
			if ctx.Err() != nil {
				return fmt.Errorf("%s and its neighbours cannot be written: %w", keys[0], err)
			}
			time.Sleep(200 * time.Millisecond)
		}
	}
	return nil
}

func (l *load) writeAll(ctx context.Context, keys []string) error {
	t, err := l.begin("last", l.opts.clients, mode{})
	if err != nil {
		return err
	}
	for _, key := range keys {
		if _, err := t.read(ctx, key); err != nil {
			t.rollback()
			return err
		}
		t.set(key, l.value("0"))
	}
	return t.commit(ctx)
}

// readStores asks the leaders for all versions of every key.
func (l *load) readStores(ctx context.Context) (store, error) {
	stored := store{}
	var mutex sync.Mutex
	var group sync.WaitGroup
	var failure error
	queue := make(chan string)
	for range readers {
		group.Go(func() {
			for key := range queue {
				versions, err := l.versionsOf(ctx, key)
				mutex.Lock()
				if err != nil {
					failure = err
				}
				stored[key] = versions
				mutex.Unlock()
			}
		})
	}
	for _, key := range l.used {
		queue <- key
	}
	close(queue)
	group.Wait()
	return stored, failure
}

// versionsOf is sorted by commit timestamp. A lock that stays is an error.
func (l *load) versionsOf(ctx context.Context, key string) ([]version, error) {
	until := time.Now().Add(locksGone)
	for {
		info, err := l.mvccOf(ctx, key)
		if err != nil {
			return nil, err
		}
		if info.GetLock() == nil {
			return versionsIn(info), nil
		}
		if time.Now().After(until) {
			return nil, fmt.Errorf("%s keeps the lock %v", key, info.Lock)
		}
		time.Sleep(200 * time.Millisecond)
	}
}

func (l *load) mvccOf(ctx context.Context, key string) (*kvrpcpb.MvccInfo, error) {
	backoff := tikv.NewBackofferWithVars(ctx, askMs, nil)
	for {
		location, err := l.client.GetRegionCache().LocateKey(backoff, []byte(key))
		if err != nil {
			return nil, err
		}
		request := tikvrpc.NewRequest(tikvrpc.CmdMvccGetByKey, &kvrpcpb.MvccGetByKeyRequest{Key: []byte(key)})
		reply, err := l.client.SendReq(backoff, request, location.Region, time.Minute)
		if err != nil {
			return nil, err
		}
		regionError, err := reply.GetRegionError()
		if err != nil {
			return nil, err
		}
		if regionError != nil {
			if err := backoff.Backoff(tikv.BoRegionMiss(), fmt.Errorf("%v", regionError)); err != nil {
				return nil, err
			}
			continue
		}
		answer, _ := reply.Resp.(*kvrpcpb.MvccGetByKeyResponse)
		if answer.GetError() != "" {
			return nil, fmt.Errorf("versions of %s: %s", key, answer.Error)
		}
		return answer.GetInfo(), nil
	}
}

func versionsIn(info *kvrpcpb.MvccInfo) []version {
	values := map[uint64][]byte{}
	for _, value := range info.GetValues() {
		values[value.StartTs] = value.Value
	}
	var versions []version
	for _, write := range info.GetWrites() {
		v := version{StartTS: write.StartTs, CommitTS: write.CommitTs}
		switch write.Type {
		case kvrpcpb.Op_Put:
			value := write.ShortValue
			if len(value) == 0 {
				value = values[write.StartTs]
			}
			v.Value = cell{true, string(bytes.Clone(value))}
		case kvrpcpb.Op_Del:
		default:
			continue
		}
		versions = append(versions, v)
	}
	slices.SortFunc(versions, func(a, b version) int {
		if a.CommitTS < b.CommitTS {
			return -1
		}
		if a.CommitTS > b.CommitTS {
			return 1
		}
		return 0
	})
	return versions
}
