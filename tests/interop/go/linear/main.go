// Linearizability of raw key-value under faults, judged by porcupine.
//
//	interop-linear PD_ADDRESS [-seconds 20] [-clients 16] [-keys 9] [-seed 1] [-out DIRECTORY]
//
// Clients put, get, delete, compare-and-swap and append through client-go while somebody else kills stores; every RPC
// that client-go sends is one operation of the history (see recorder.go why), and a splitter cuts regions between
// the keys. Ends with `ok NAME` or `FAIL NAME: reason` lines and one `stats` line; a bad history is written to DIRECTORY.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/anishathalye/porcupine"
	"github.com/pingcap/log"
	"github.com/tikv/client-go/v2/config"
	"github.com/tikv/client-go/v2/rawkv"
	"go.uber.org/zap"
	"google.golang.org/grpc"
)

type options struct {
	pd      string
	seconds int
	clients int
	keys    int
	seed    int64
	out     string
}

func main() {
	opts := options{}
	flag.IntVar(&opts.seconds, "seconds", 20, "length of the load")
	flag.IntVar(&opts.clients, "clients", 16, "concurrent clients")
	flag.IntVar(&opts.keys, "keys", 9, "keys in use at one time")
	flag.Int64Var(&opts.seed, "seed", 1, "of the choice of operations")
	flag.StringVar(&opts.out, "out", os.TempDir(), "where a bad history is written")
	if len(os.Args) < 2 {
		fmt.Fprintln(os.Stderr, "usage: interop-linear PD_ADDRESS [flags]")
		os.Exit(2)
	}
	opts.pd = os.Args[1]
	_ = flag.CommandLine.Parse(os.Args[2:])
	log.ReplaceGlobals(zap.NewNop(), nil)
	// Unary calls, so that the interceptor sees each.
	config.UpdateGlobal(func(conf *config.Config) { conf.TiKVClient.MaxBatchSize = 0 })
	if !selfTest() || !run(opts) {
		os.Exit(1)
	}
}

func run(opts options) bool {
	history := newHistory()
	client, err := rawkv.NewClientWithOpts(context.Background(), []string{opts.pd},
		rawkv.WithGRPCDialOptions(grpc.WithChainUnaryInterceptor(history.intercept)))
	if err != nil {
		fmt.Printf("FAIL connect: %v\n", err)
		return false
	}
	defer client.Close()
	client.SetAtomicForCAS(true)
	load := newLoad(client, opts)
	fmt.Println("running")
	splits := load.run()
	unread := load.readAll()
	operations := history.close()
	fmt.Printf("stats operations=%d unknown=%d refused=%d splits=%d keys=%d longest-gap-ms=%d\n", len(operations),
		history.unknown, history.refused, splits, len(load.used), history.longestGap().Milliseconds())
	if unread != nil {
		fmt.Printf("FAIL final-reads: %v\n", unread)
		return false
	}
	return judge(operations, opts.out)
}

// Checks all keys, each apart from the others.
func judge(operations []porcupine.Operation, out string) bool {
	result, info := porcupine.CheckOperationsVerbose(model, operations, 3*time.Minute)
	switch result {
	case porcupine.Ok:
		fmt.Println("ok linearizable")
		return true
	case porcupine.Unknown:
		fmt.Printf("FAIL linearizable: porcupine came to no verdict on %d operations within 3 minutes\n", len(operations))
		return false
	}
	path := filepath.Join(out, fmt.Sprintf("history-%d.html", time.Now().UnixNano()))
	if err := porcupine.VisualizePath(model, info, path); err != nil {
		path = err.Error()
	}
	for _, part := range model.Partition(operations) {
		if porcupine.CheckOperationsTimeout(model, part, time.Minute) == porcupine.Illegal {
			fmt.Printf("FAIL linearizable: key %q, %d operations, drawn in %s\n", part[0].Input.(input).key, len(part), path)
			for _, line := range describe(part) {
				fmt.Println("  ", line)
			}
		}
	}
	return false
}
