package main

import (
	"context"
	"math"
	"sync"
	"time"

	"github.com/anishathalye/porcupine"
	"github.com/pingcap/kvproto/pkg/errorpb"
	"github.com/pingcap/kvproto/pkg/kvrpcpb"
	"google.golang.org/grpc"
)

// history has one operation an RPC, not one a call of the client: client-go sends a raw put or compare-and-swap again
// when the outcome of the first try is unknown, so that one call can take effect twice, with a write of another client
// between. No server can prevent that; what servers promise, they promise for each RPC.
type history struct {
	mutex      sync.Mutex
	begin      time.Time
	operations []porcupine.Operation
	// Writes without an answer, requests answered by a region error that says nothing was done.
	unknown, refused int
	closed           bool
	lastSuccess      time.Time
	gap              time.Duration
}

func newHistory() *history {
	now := time.Now()
	return &history{begin: now, lastSuccess: now}
}

type clientKey struct{}

func withClient(ctx context.Context, client int) context.Context {
	return context.WithValue(ctx, clientKey{}, client)
}

func (h *history) intercept(ctx context.Context, method string, request, reply any, cc *grpc.ClientConn,
	invoke grpc.UnaryInvoker, opts ...grpc.CallOption) error {
	in, ours := inputOf(request)
	if !ours {
		return invoke(ctx, method, request, reply, cc, opts...)
	}
	call := time.Since(h.begin)
	err := invoke(ctx, method, request, reply, cc, opts...)
	end := time.Since(h.begin)
	client, _ := ctx.Value(clientKey{}).(int)
	out, done := output{unknown: true}, false
	if err == nil {
		out, done = outputOf(reply)
	}
	h.mutex.Lock()
	defer h.mutex.Unlock()
	if h.closed {
		return err
	}
	if done && !out.unknown {
		h.succeeded()
	}
	if !done && err == nil {
		h.refused++
		return err
	}
	returned := end.Nanoseconds()
	if out.unknown {
		if in.kind == get {
			return err
		}
		h.unknown++
		returned = math.MaxInt64
	}
	h.operations = append(h.operations, porcupine.Operation{
		ClientId: client, Input: in, Call: call.Nanoseconds(), Output: out, Return: returned,
	})
	return err
}

func (h *history) succeeded() {
	now := time.Now()
	h.gap = max(h.gap, now.Sub(h.lastSuccess))
	h.lastSuccess = now
}

// longestGap is the longest time in which no client had any success.
func (h *history) longestGap() time.Duration { return h.gap }

func (h *history) close() []porcupine.Operation {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	h.closed = true
	return h.operations
}

func inputOf(request any) (input, bool) {
	switch r := request.(type) {
	case *kvrpcpb.RawGetRequest:
		return input{kind: get, key: string(r.Key)}, true
	case *kvrpcpb.RawPutRequest:
		return input{kind: put, key: string(r.Key), value: string(r.Value)}, true
	case *kvrpcpb.RawDeleteRequest:
		return input{kind: remove, key: string(r.Key)}, true
	case *kvrpcpb.RawCASRequest:
		expected := cell{!r.PreviousNotExist, string(r.PreviousValue)}
		return input{kind: swap, key: string(r.Key), value: string(r.Value), expected: expected}, true
	}
	return input{}, false
}

// outputOf reads an answer; false when it says that nothing was done.
func outputOf(reply any) (output, bool) {
	var out output
	var region *errorpb.Error
	var text string
	switch r := reply.(type) {
	case *kvrpcpb.RawGetResponse:
		region, text = r.RegionError, r.Error
		if !r.NotFound {
			out.found = cell{true, string(r.Value)}
		}
	case *kvrpcpb.RawPutResponse:
		region, text = r.RegionError, r.Error
	case *kvrpcpb.RawDeleteResponse:
		region, text = r.RegionError, r.Error
	case *kvrpcpb.RawCASResponse:
		region, text = r.RegionError, r.Error
		out.swapped = r.Succeed
		if !r.PreviousNotExist {
			out.found = cell{true, string(r.PreviousValue)}
		}
	}
	if region != nil {
		// A peer that is removed, or a command that became stale, may have been proposed already.
		maybe := region.RegionNotFound != nil || region.StaleCommand != nil || isOnlyText(region)
		return output{unknown: true}, maybe
	}
	if text != "" {
		return output{unknown: true}, true
	}
	return out, true
}

// isOnlyText: an error of no kind says nothing about what happened.
func isOnlyText(e *errorpb.Error) bool {
	return e.NotLeader == nil && e.EpochNotMatch == nil && e.ServerIsBusy == nil && e.KeyNotInRegion == nil &&
		e.StoreNotMatch == nil && e.RaftEntryTooLarge == nil && e.ReadIndexNotReady == nil &&
		e.ProposalInMergingMode == nil && e.RegionNotInitialized == nil && e.DiskFull == nil && e.MaxTimestampNotSynced == nil
}
