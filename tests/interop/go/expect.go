package main

import (
	"bytes"
	"context"
	"fmt"
	"strings"
)

func expectValue(ctx context.Context, c *cluster, key, want []byte) error {
	got, err := c.client.Get(ctx, key)
	if err != nil {
		return fmt.Errorf("get %q: %w", clip(key), err)
	}
	if got == nil && want != nil || got != nil && want == nil || !bytes.Equal(got, want) {
		return fmt.Errorf("get %q: got %s, want %s", clip(key), show(got), show(want))
	}
	return nil
}

func expectError(what string, err error, part string) error {
	if err == nil {
		return fmt.Errorf("%s: no error, want one with %q", what, part)
	}
	if !strings.Contains(strings.ToLower(err.Error()), strings.ToLower(part)) {
		return fmt.Errorf("%s: error %q, want one with %q", what, clip([]byte(err.Error())), part)
	}
	return nil
}

func expectKeys(what string, got [][]byte, want ...[]byte) error {
	if len(got) != len(want) {
		return fmt.Errorf("%s: %d keys, want %d", what, len(got), len(want))
	}
	for i := range got {
		if !bytes.Equal(got[i], want[i]) {
			return fmt.Errorf("%s: key %d is %q, want %q", what, i, clip(got[i]), clip(want[i]))
		}
	}
	return nil
}

func show(value []byte) string {
	if value == nil {
		return "nothing"
	}
	return fmt.Sprintf("%q (%d bytes)", clip(value), len(value))
}

func clip(text []byte) []byte {
	if len(text) > 120 {
		return text[:120]
	}
	return text
}
