package main

import (
	"context"
	"fmt"
	"math/rand"
	"sync"
	"sync/atomic"
	"time"

	"github.com/tikv/client-go/v2/txnkv"
)

const (
	// After so many writes a key is left for a new one: all versions of a key must fit one answer.
	writesAKey = 150
	slotCount  = 30
	// After so many transfers a new bank opens.
	transfersABank = 400
	accounts       = 8
	initialBalance = 100
	// Of one transaction; a stopped store answers nothing.
	transactionTimeout = 8 * time.Second
	// Between two transactions of one client: what is tested is their order, not their rate.
	thinkTime     = 4 * time.Millisecond
	accidentPause = 700 * time.Millisecond
	splitsMax     = 24
	splitPause    = 1500 * time.Millisecond
)

type load struct {
	client  *txnkv.Client
	opts    options
	prefix  string
	history *history
	// Makes values unique.
	counter atomic.Int64
	mutex   sync.Mutex
	slots   []slot
	// Prefix of the accounts' keys.
	bank      string
	banks     int
	transfers int
	// Every key that was used, in order.
	used   []string
	splits int
	// Snapshots of a bank that held another sum than it was opened with.
	badSums atomic.Int64
}

// slot is one of the plain keys in use at a time.
type slot struct {
	key        string
	generation int
	left       int
}

func newLoad(client *txnkv.Client, opts options) *load {
	l := &load{client: client, opts: opts, history: newHistory()}
	l.prefix = fmt.Sprintf("isolation/%d/", time.Now().UnixNano())
	l.slots = make([]slot, slotCount)
	for i := range l.slots {
		l.renew(i)
	}
	return l
}

func (l *load) renew(i int) {
	s := &l.slots[i]
	s.generation++
	s.left = writesAKey
	s.key = fmt.Sprintf("%splain/%02d/%04d", l.prefix, i, s.generation)
	l.used = append(l.used, s.key)
}

// plainKeys picks so many different keys, and counts them as written if they will be.
func (l *load) plainKeys(random *rand.Rand, n int, written bool) []string {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	keys := make([]string, 0, n)
	for _, i := range random.Perm(slotCount)[:n] {
		if written {
			if l.slots[i].left == 0 {
				l.renew(i)
			}
			l.slots[i].left--
		}
		keys = append(keys, l.slots[i].key)
	}
	return keys
}

func accountKey(bank string, i int) string { return fmt.Sprintf("%s%02d", bank, i) }

// openBank begins a bank with new accounts; until it is there, transfers go on in the old one.
func (l *load) openBank(ctx context.Context) error {
	l.mutex.Lock()
	l.banks++
	bank := fmt.Sprintf("%sbank/%04d/", l.prefix, l.banks)
	for i := range accounts {
		l.used = append(l.used, accountKey(bank, i))
	}
	l.mutex.Unlock()
	t, err := l.begin("bank-opens", 0, mode{})
	if err != nil {
		return err
	}
	for i := range accounts {
		t.set(accountKey(bank, i), l.amount(initialBalance))
	}
	if err := t.commit(ctx); err != nil {
		return err
	}
	l.mutex.Lock()
	defer l.mutex.Unlock()
	l.bank, l.transfers = bank, 0
	return nil
}

// currentBank counts transfers; the one that is too many opens the next bank.
func (l *load) currentBank(ctx context.Context, transfer bool) string {
	l.mutex.Lock()
	bank := l.bank
	if transfer {
		l.transfers++
	}
	full := l.transfers == transfersABank
	if full {
		// If it fails, the next one tries again after as many transfers.
		l.transfers = 0
	}
	l.mutex.Unlock()
	if full && transfer {
		_ = l.openBank(ctx)
	}
	return bank
}

// run loads until the time is over.
func (l *load) run() {
	ctx, stop := context.WithTimeout(context.Background(), time.Duration(l.opts.seconds)*time.Second)
	defer stop()
	var group sync.WaitGroup
	for client := range l.opts.clients {
		group.Go(func() { l.loop(ctx, client) })
	}
	group.Go(func() { l.splitter(ctx) })
	group.Go(func() { l.accidents(ctx) })
	group.Wait()
}

func (l *load) loop(ctx context.Context, client int) {
	random := rand.New(rand.NewSource(l.opts.seed*1000 + int64(client)))
	for ctx.Err() == nil {
		// A transaction may outlive the load: its outcome still counts.
		one, done := context.WithTimeout(context.Background(), transactionTimeout)
		switch n := random.Intn(100); {
		case n < 40:
			l.transfer(one, random, client)
		case n < 70:
			l.mixed(one, random, client)
		default:
			l.snapshot(one, random, client)
		}
		done()
		time.Sleep(thinkTime)
	}
}

// accidents are clients that die within a commit, or lose their patience; so often in time, because each makes others wait.
func (l *load) accidents(ctx context.Context) {
	random := rand.New(rand.NewSource(l.opts.seed*1000 + int64(l.opts.clients)))
	for ctx.Err() == nil {
		one, done := context.WithTimeout(context.Background(), transactionTimeout)
		if random.Intn(2) == 0 {
			l.dying(one, random, l.opts.clients)
		} else {
			hasty, stop := context.WithTimeout(one, time.Duration(4+random.Intn(30))*time.Millisecond)
			l.mixed(hasty, random, l.opts.clients)
			stop()
		}
		done()
		time.Sleep(accidentPause)
	}
}

// splitter cuts the region of a key in use at that key, now and then.
func (l *load) splitter(ctx context.Context) {
	random := rand.New(rand.NewSource(l.opts.seed))
	for l.splits < splitsMax {
		select {
		case <-ctx.Done():
			return
		case <-time.After(splitPause):
		}
		l.mutex.Lock()
		key := l.slots[random.Intn(slotCount)].key
		if random.Intn(2) == 0 {
			key = accountKey(l.bank, random.Intn(accounts))
		}
		l.mutex.Unlock()
		one, done := context.WithTimeout(ctx, 2*time.Second)
		if ids, err := l.client.SplitRegions(one, [][]byte{[]byte(key)}, false, nil); err == nil && len(ids) > 0 {
			l.splits++
		}
		done()
	}
}
