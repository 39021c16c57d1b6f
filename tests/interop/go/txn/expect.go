package main

import (
	"bytes"
	"context"
	"fmt"
	"math"

	tikverr "github.com/tikv/client-go/v2/error"
	"github.com/tikv/client-go/v2/kv"
)

// getter is a transaction or a snapshot.
type getter interface {
	Get(ctx context.Context, key []byte, options ...kv.GetOption) (kv.ValueEntry, error)
}

// expectIn: nil wants no value.
func expectIn(ctx context.Context, from getter, key, want []byte) error {
	got, err := from.Get(ctx, key)
	if tikverr.IsErrNotFound(err) {
		if want == nil {
			return nil
		}
		return fmt.Errorf("get %q: nothing, want %q", key, clip(want))
	}
	if err != nil {
		return fmt.Errorf("get %q: %w", key, err)
	}
	if want == nil || !bytes.Equal(got.Value, want) {
		return fmt.Errorf("get %q: got %q, want %q", key, clip(got.Value), clip(want))
	}
	return nil
}

// expectNow reads what is committed.
func expectNow(ctx context.Context, c *cluster, key, want []byte) error {
	return expectIn(ctx, c.client.GetSnapshot(math.MaxUint64), key, want)
}

type iterator interface {
	Valid() bool
	Key() []byte
	Value() []byte
	Next() error
	Close()
}

func keysOf(iterator iterator, err error) ([]string, error) {
	if err != nil {
		return nil, err
	}
	defer iterator.Close()
	var keys []string
	for iterator.Valid() {
		keys = append(keys, string(iterator.Key()))
		if err := iterator.Next(); err != nil {
			return nil, err
		}
	}
	return keys, nil
}

func expectKeys(what string, got []string, want ...[]byte) error {
	if len(got) != len(want) {
		return fmt.Errorf("%s: %d keys, want %d", what, len(got), len(want))
	}
	for i := range got {
		if got[i] != string(want[i]) {
			return fmt.Errorf("%s: key %d is %q, want %q", what, i, got[i], want[i])
		}
	}
	return nil
}

func clip(text []byte) []byte {
	if len(text) > 60 {
		return text[:60]
	}
	return text
}
