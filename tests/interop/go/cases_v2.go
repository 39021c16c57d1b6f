package main

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"net/http"
	"slices"
	"strings"

	"github.com/pingcap/kvproto/pkg/kvrpcpb"
	"github.com/tikv/client-go/v2/rawkv"
	"github.com/tikv/client-go/v2/txnkv"
)

// createKeyspace makes sure that it is there.
func createKeyspace(pd, name string) error {
	body := strings.NewReader(fmt.Sprintf(`{"name": %q}`, name))
	response, err := http.Post("http://"+pd+"/pd/api/v2/keyspaces", "application/json", body)
	if err != nil {
		return err
	}
	return response.Body.Close()
}

func familiesRefused(ctx context.Context, c *cluster) error {
	err := c.client.Put(ctx, c.key("k"), []byte("v"), rawkv.SetColumnFamily("default"))
	return expectError("a family in API V2", err, "cf is deprecated in API V2, cf name: default")
}

// Equal keys of two keyspaces are two keys, and a scan ends where its keyspace does.
func keyspaces(ctx context.Context, c *cluster) error {
	if err := createKeyspace(c.pd, "interop"); err != nil {
		return err
	}
	other, err := newClientIn(c.pd, "interop")
	if err != nil {
		return err
	}
	defer other.Close()
	if err := c.client.Put(ctx, c.key("k"), []byte("default")); err != nil {
		return err
	}
	there := &cluster{client: other, pd: c.pd, prefix: c.prefix}
	if err := expectValue(ctx, there, c.key("k"), nil); err != nil {
		return err
	}
	if err := other.Put(ctx, c.key("k"), []byte("other")); err != nil {
		return err
	}
	if err := expectValue(ctx, c, c.key("k"), []byte("default")); err != nil {
		return err
	}
	keys, values, err := other.Scan(ctx, c.key(""), nil, 100)
	if err != nil {
		return err
	}
	if err := expectKeys("scan to the end of a keyspace", keys, c.key("k")); err != nil {
		return err
	}
	if err := expectKeys("its values", values, []byte("other")); err != nil {
		return err
	}
	if err := other.DeleteRange(ctx, c.key(""), c.key("~")); err != nil {
		return err
	}
	return expectValue(ctx, c, c.key("k"), []byte("default"))
}

// Transactions of the same cluster and keyspace have keys of their own.
func besideTransactions(ctx context.Context, c *cluster) error {
	client, err := txnkv.NewClient([]string{c.pd}, txnkv.WithAPIVersion(kvrpcpb.APIVersion_V2), txnkv.WithKeyspace("DEFAULT"))
	if err != nil {
		return err
	}
	defer client.Close()
	txn, err := client.Begin()
	if err != nil {
		return err
	}
	if err := txn.Set(c.key("k"), []byte("txn")); err != nil {
		return err
	}
	if err := c.client.Put(ctx, c.key("k"), []byte("raw")); err != nil {
		return err
	}
	if err := txn.Commit(ctx); err != nil {
		return err
	}
	if err := expectValue(ctx, c, c.key("k"), []byte("raw")); err != nil {
		return err
	}
	got, err := client.GetSnapshot(math.MaxUint64).Get(ctx, c.key("k"))
	if err != nil || !bytes.Equal(got.Value, []byte("txn")) {
		return fmt.Errorf("get in a transaction: %v, %v", got, err)
	}
	return nil
}

// Regions end at encoded keys, which clients take apart.
func splitV2(ctx context.Context, c *cluster) error {
	keys, _, err := fill(ctx, c, 100)
	if err != nil {
		return err
	}
	if _, err := c.client.GetPDClient().SplitRegions(ctx, [][]byte{keys[30], keys[60]}); err != nil {
		return err
	}
	got, _, err := c.client.Scan(ctx, c.key(""), c.key("~"), 1000)
	if err != nil {
		return err
	}
	if err := expectKeys("scan over three regions", got, keys...); err != nil {
		return err
	}
	got, _, err = c.client.ReverseScan(ctx, c.key("~"), c.key(""), 1000)
	if err != nil {
		return err
	}
	slices.Reverse(got)
	if err := expectKeys("and backwards", got, keys...); err != nil {
		return err
	}
	for _, key := range [][]byte{keys[29], keys[30], keys[60]} {
		if err := c.client.Put(ctx, key, []byte("again")); err != nil {
			return err
		}
		if err := expectValue(ctx, c, key, []byte("again")); err != nil {
			return err
		}
	}
	return nil
}
