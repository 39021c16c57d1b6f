// Snapshot isolation of transactions under faults, judged exactly.
//
//	interop-isolation PD_ADDRESS [-seconds 20] [-clients 16] [-seed 1] [-out DIRECTORY]
//
// Clients run transactions of every kind through client-go while somebody else kills stores: transfers of a bank,
// reads and writes of several keys, snapshots from leaders and followers, clients that die within a commit. When all is
// healed, every key's versions are asked for (MvccGetByKey) and compared with what the clients were told: see judge.go.
// Ends with `ok NAME` or `FAIL NAME: reason` lines and `stats` lines; a bad history is written to DIRECTORY.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/pingcap/log"
	"github.com/tikv/client-go/v2/txnkv"
	"github.com/tikv/client-go/v2/txnkv/transaction"
	"go.uber.org/zap"
)

type options struct {
	pd      string
	seconds int
	clients int
	seed    int64
	out     string
}

// Violations that are printed; all are in the file.
const printedMax = 10

func main() {
	opts := options{}
	flag.IntVar(&opts.seconds, "seconds", 20, "length of the load")
	flag.IntVar(&opts.clients, "clients", 16, "concurrent clients")
	flag.Int64Var(&opts.seed, "seed", 1, "of the choice of operations")
	flag.StringVar(&opts.out, "out", os.TempDir(), "where a bad history is written")
	if len(os.Args) < 2 {
		fmt.Fprintln(os.Stderr, "usage: interop-isolation PD_ADDRESS [flags]")
		os.Exit(2)
	}
	opts.pd = os.Args[1]
	_ = flag.CommandLine.Parse(os.Args[2:])
	log.ReplaceGlobals(zap.NewNop(), nil)
	// Locks of the dead are waited for: seconds, not the usual 20.
	transaction.ManagedLockTTL = 5000
	if !selfTest() || !run(opts) {
		os.Exit(1)
	}
}

func run(opts options) bool {
	client, err := txnkv.NewClient([]string{opts.pd})
	if err != nil {
		fmt.Printf("FAIL connect: %v\n", err)
		return false
	}
	load := newLoad(client, opts)
	if err := load.openBank(context.Background()); err != nil {
		fmt.Printf("FAIL first-bank: %v\n", err)
		return false
	}
	fmt.Println("running")
	load.run()
	printStats(load)
	ctx, done := context.WithTimeout(context.Background(), 2*time.Minute)
	defer done()
	if err := load.settle(ctx); err != nil {
		fmt.Printf("FAIL settle: %v\n", err)
		return false
	}
	stored, err := load.readStores(ctx)
	if err != nil {
		fmt.Printf("FAIL versions: %v\n", err)
		return false
	}
	fmt.Println("ok every-key-is-writable")
	if load.badSums.Load() == 0 {
		fmt.Println("ok bank")
	}
	violations := newJudge(load.history.records, stored).run()
	if len(violations) == 0 {
		fmt.Println("ok snapshot-isolation")
		return load.badSums.Load() == 0
	}
	path := filepath.Join(opts.out, "history.json")
	report, err := json.Marshal(map[string]any{"records": load.history.records, "versions": stored})
	if err == nil {
		err = os.WriteFile(path, report, 0o644)
	}
	fmt.Printf("FAIL snapshot-isolation: %d violations, history in %s (%v)\n", len(violations), path, err)
	for _, v := range violations[:min(len(violations), printedMax)] {
		fmt.Printf("FAIL %s: %s\n", v.kind, v.text)
	}
	return false
}

func printStats(l *load) {
	total, counts, kinds := map[outcome]int{}, map[string]map[outcome]int{}, []string{}
	for _, r := range l.history.records {
		if counts[r.How] == nil {
			counts[r.How] = map[outcome]int{}
			kinds = append(kinds, r.How)
		}
		counts[r.How][r.Outcome]++
		total[r.Outcome]++
	}
	slices.Sort(kinds)
	var each []string
	for _, kind := range kinds {
		n := counts[kind]
		each = append(each, fmt.Sprintf("%s %d/%d/%d", kind, n[committed], n[aborted], n[unknown]))
	}
	fmt.Printf("stats committed=%d aborted=%d unknown=%d splits=%d keys=%d longest-gap-ms=%d until=%d\n", total[committed],
		total[aborted], total[unknown], l.splits, len(l.used), l.history.gap.Milliseconds(),
		l.history.gapEnd.Milliseconds())
	fmt.Printf("stats %s\n", strings.Join(each, ", "))
}
