package main

import (
	"context"
	"math/rand"
	"time"

	"github.com/pingcap/kvproto/pkg/kvrpcpb"
	"github.com/pingcap/kvproto/pkg/tikvpb"
	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
)

const (
	splitsMax  = 24
	splitPause = 1500 * time.Millisecond
)

// splitter cuts the region of a key in use at that key, now and then, and counts.
func (l *load) splitter(ctx context.Context) int {
	random := rand.New(rand.NewSource(l.opts.seed))
	count := 0
	for count < splitsMax {
		select {
		case <-ctx.Done():
			return count
		case <-time.After(splitPause):
		}
		l.mutex.Lock()
		key := l.slots[random.Intn(len(l.slots))].key
		l.mutex.Unlock()
		if key != "" && l.split(ctx, []byte(key)) {
			count++
		}
	}
	return count
}

func (l *load) split(parent context.Context, key []byte) bool {
	ctx, done := context.WithTimeout(parent, 2*time.Second)
	defer done()
	pd := l.client.GetPDClient()
	region, err := pd.GetRegion(ctx, key)
	if err != nil || region == nil || region.Leader == nil || string(region.Meta.StartKey) == string(key) {
		return false
	}
	store, err := pd.GetStore(ctx, region.Leader.StoreId)
	if err != nil {
		return false
	}
	connection, err := grpc.NewClient(store.Address, grpc.WithTransportCredentials(insecure.NewCredentials()))
	if err != nil {
		return false
	}
	defer connection.Close()
	reply, err := tikvpb.NewTikvClient(connection).SplitRegion(ctx, &kvrpcpb.SplitRegionRequest{
		Context: &kvrpcpb.Context{
			RegionId: region.Meta.Id, RegionEpoch: region.Meta.RegionEpoch, Peer: region.Leader,
		},
		SplitKeys: [][]byte{key},
		IsRawKv:   true,
	})
	return err == nil && reply.RegionError == nil && len(reply.Regions) == 2
}
