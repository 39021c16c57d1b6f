package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"
)

// A region splits between lock and commit: both halves know the locks.
func locksAcrossSplit(ctx context.Context, c *cluster) error {
	keys := [][]byte{c.key("a"), c.key("m"), c.key("z")}
	for i, m := range []mode{{pessimistic: true}, {}} {
		txn, err := c.begin(m)
		if err != nil {
			return err
		}
		if m.pessimistic {
			if err := txn.LockKeysWithWaitTime(ctx, 2000, keys...); err != nil {
				return err
			}
		}
		for _, key := range keys {
			_ = txn.Set(key, fmt.Appendf(nil, "round %d", i))
		}
		if _, err := c.client.SplitRegions(ctx, [][]byte{c.key("g%d", i), c.key("t%d", i)}, false, nil); err != nil {
			return fmt.Errorf("split: %w", err)
		}
		if m.pessimistic {
			for _, key := range keys {
				if _, err := c.locked(ctx, key); err == nil {
					return fmt.Errorf("%q lost its lock in the split", key)
				}
			}
		}
		if err := txn.Commit(ctx); err != nil {
			return fmt.Errorf("%+v: %w", m, err)
		}
		for _, key := range keys {
			if err := expectNow(ctx, c, key, fmt.Appendf(nil, "round %d", i)); err != nil {
				return err
			}
		}
	}
	return nil
}

// The leader moves between lock and commit: in-memory locks go with it.
func locksAcrossLeaders(ctx context.Context, c *cluster) error {
	key := c.key("k")
	if _, err := c.client.SplitRegions(ctx, [][]byte{c.key("")}, false, nil); err != nil {
		return fmt.Errorf("split: %w", err)
	}
	moved := 0
	for round := range 4 {
		txn, err := c.locked(ctx, key)
		if err != nil {
			return fmt.Errorf("round %d: %w", round, err)
		}
		ok, err := c.moveLeader(ctx, key)
		if err != nil {
			return err
		}
		if ok {
			moved++
		}
		if _, err := c.locked(ctx, key); err == nil {
			return fmt.Errorf("round %d: the lock did not move with the leader", round)
		}
		_ = txn.Set(key, fmt.Appendf(nil, "%d", round))
		if err := txn.Commit(ctx); err != nil {
			return fmt.Errorf("round %d: commit: %w", round, err)
		}
		if err := expectNow(ctx, c, key, fmt.Appendf(nil, "%d", round)); err != nil {
			return err
		}
	}
	if moved == 0 && c.replicas(ctx, key) > 1 {
		return errors.New("no leader moved")
	}
	return nil
}

func (c *cluster) replicas(ctx context.Context, key []byte) int {
	region, err := c.client.GetPDClient().GetRegion(ctx, key)
	if err != nil || region == nil {
		return 0
	}
	return len(region.Meta.Peers)
}

// moveLeader asks PD to move the leader of key's region and waits for it; false where there is only one replica.
func (c *cluster) moveLeader(ctx context.Context, key []byte) (bool, error) {
	pd := c.client.GetPDClient()
	region, err := pd.GetRegion(ctx, key)
	if err != nil || region == nil || region.Leader == nil {
		return false, fmt.Errorf("region of %q: %v, %w", key, region, err)
	}
	for _, peer := range region.Meta.Peers {
		if peer.StoreId == region.Leader.StoreId {
			continue
		}
		body := fmt.Sprintf(`{"name":"transfer-leader","region_id":%d,"to_store_id":%d}`, region.Meta.Id, peer.StoreId)
		url := "http://" + strings.TrimPrefix(c.pd, "http://") + "/pd/api/v1/operators"
		// PD balances leaders meanwhile and may take it back before anybody has looked: then it is ordered again.
		for attempt := range 10 {
			reply, err := http.Post(url, "application/json", bytes.NewReader([]byte(body)))
			if err != nil {
				return false, err
			}
			_ = reply.Body.Close()
			// Refused while an order of the balancer is under way.
			if attempt == 0 && reply.StatusCode != http.StatusOK {
				return false, fmt.Errorf("transfer-leader: %s", reply.Status)
			}
			until := time.Now().Add(time.Second)
			for time.Now().Before(until) {
				now, err := pd.GetRegion(ctx, key)
				if err == nil && now != nil && now.Leader != nil && now.Leader.StoreId == peer.StoreId {
					return true, nil
				}
				time.Sleep(20 * time.Millisecond)
			}
		}
		return false, fmt.Errorf("the leader did not move from %v to %v", region.Leader, peer)
	}
	return false, nil
}
