package main

import (
	"context"
	"fmt"
	"math/rand"
	"sync"
	"time"

	"github.com/tikv/client-go/v2/rawkv"
)

const (
	// After so many operations a key is left for a new one: porcupine's work grows with the length of one key's history.
	operationsAKey = 300
	// Of one call; a stopped store answers nothing.
	callTimeout = 4 * time.Second
	// Between two operations of one client: what is tested is the order of operations, not their rate.
	thinkTime = 4 * time.Millisecond
)

type load struct {
	client *rawkv.Client
	opts   options
	prefix string
	mutex  sync.Mutex
	slots  []slot
	// Every key that was used, in order.
	used []string
}

// slot is one of the keys in use at a time.
type slot struct {
	key        string
	generation int
	left       int
}

func newLoad(client *rawkv.Client, opts options) *load {
	l := &load{client: client, opts: opts, prefix: fmt.Sprintf("linear/%d/", time.Now().UnixNano())}
	l.slots = make([]slot, opts.keys)
	return l
}

// take names the key of slot i for one operation.
func (l *load) take(i int) string {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	s := &l.slots[i]
	if s.left == 0 {
		s.generation++
		s.left = operationsAKey
		s.key = fmt.Sprintf("%s%02d/%04d", l.prefix, i, s.generation)
		l.used = append(l.used, s.key)
	}
	s.left--
	return s.key
}

// run loads until the time is over and says how many regions were split.
func (l *load) run() int {
	ctx, stop := context.WithTimeout(context.Background(), time.Duration(l.opts.seconds)*time.Second)
	defer stop()
	var group sync.WaitGroup
	for client := range l.opts.clients {
		group.Go(func() { l.loop(ctx, client) })
	}
	splits := 0
	group.Go(func() { splits = l.splitter(ctx) })
	group.Wait()
	return splits
}

func (l *load) loop(ctx context.Context, client int) {
	random := rand.New(rand.NewSource(l.opts.seed*1000 + int64(client)))
	for n := 0; ctx.Err() == nil; n++ {
		i := random.Intn(len(l.slots))
		key := []byte(l.take(i))
		value := fmt.Sprintf("%d-%d", client, n)
		// A call may outlive the load: its outcome still counts.
		call, done := context.WithTimeout(withClient(context.Background(), client), callTimeout)
		switch i % 3 {
		case 0:
			l.register(call, random, key, value)
		case 1:
			l.chain(call, key, value)
		default:
			l.append(call, key, value)
		}
		done()
		time.Sleep(thinkTime)
	}
}

// What a call answers is the recorder's matter; a failed one is only not continued.
func (l *load) register(ctx context.Context, random *rand.Rand, key []byte, value string) {
	switch n := random.Intn(10); {
	case n < 5:
		_, _ = l.client.Get(ctx, key)
	case n < 9:
		_ = l.client.Put(ctx, key, []byte(value))
	default:
		_ = l.client.Delete(ctx, key)
	}
}

// Each value is swapped for a new one that names it.
func (l *load) chain(ctx context.Context, key []byte, value string) {
	old, err := l.client.Get(ctx, key)
	if err == nil {
		_, _, _ = l.client.CompareAndSwap(ctx, key, old, []byte(value))
	}
}

func (l *load) append(ctx context.Context, key []byte, value string) {
	old, err := l.client.Get(ctx, key)
	if err != nil {
		return
	}
	list := append(append([]byte(nil), old...), value...)
	_, _, _ = l.client.CompareAndSwap(ctx, key, old, append(list, ','))
}

// readAll reads every key ever used, when all is healed: an acknowledged write that is lost shows here at the latest.
func (l *load) readAll() error {
	deadline := time.Now().Add(60 * time.Second)
	for _, key := range l.used {
		for {
			ctx, done := context.WithTimeout(withClient(context.Background(), l.opts.clients), callTimeout)
			_, err := l.client.Get(ctx, []byte(key))
			done()
			if err == nil {
				break
			}
			if time.Now().After(deadline) {
				return fmt.Errorf("%s cannot be read a minute after the load: %w", key, err)
			}
			time.Sleep(100 * time.Millisecond)
		}
	}
	return nil
}
