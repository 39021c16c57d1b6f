// Raw key-value through client-go, strictly verified.
//
//	interop-go PD_ADDRESS v1|v1ttl|v2 [MAX_BATCH_SIZE]
//
// Prints one line a case, `ok NAME` or `FAIL NAME: reason`; the exit code says whether all passed. MAX_BATCH_SIZE 0
// makes client-go call one request at a time instead of through the BatchCommands stream.
package main

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/pingcap/kvproto/pkg/kvrpcpb"
	"github.com/pingcap/log"
	"github.com/tikv/client-go/v2/config"
	"github.com/tikv/client-go/v2/rawkv"
	"go.uber.org/zap"
)

type testCase struct {
	name string
	// Separated by commas; "" runs in every mode.
	modes string
	run   func(ctx context.Context, c *cluster) error
}

type cluster struct {
	client *rawkv.Client
	pd     string
	// Keys of one case begin with this, so that cases do not meet.
	prefix string
}

func (c *cluster) key(format string, args ...any) []byte {
	return []byte(c.prefix + fmt.Sprintf(format, args...))
}

func main() {
	if len(os.Args) < 3 {
		fmt.Fprintln(os.Stderr, "usage: interop-go PD_ADDRESS v1|v1ttl|v2 [MAX_BATCH_SIZE]")
		os.Exit(2)
	}
	pd, mode := os.Args[1], os.Args[2]
	apiV2 = mode == "v2"
	log.ReplaceGlobals(zap.NewNop(), nil)
	if len(os.Args) > 3 {
		size, err := strconv.ParseUint(os.Args[3], 10, 32)
		if err != nil {
			fmt.Fprintln(os.Stderr, "MAX_BATCH_SIZE:", err)
			os.Exit(2)
		}
		config.UpdateGlobal(func(conf *config.Config) { conf.TiKVClient.MaxBatchSize = uint(size) })
	}
	client, err := newClient(pd)
	if err != nil {
		fmt.Printf("FAIL connect: %v\n", err)
		os.Exit(1)
	}
	failed := false
	for _, test := range cases {
		if test.modes != "" && !slices.Contains(strings.Split(test.modes, ","), mode) {
			continue
		}
		if err := runCase(client, pd, test); err != nil {
			fmt.Printf("FAIL %s: %v\n", test.name, err)
			failed = true
		} else {
			fmt.Printf("ok %s\n", test.name)
		}
	}
	if err := client.Close(); err != nil {
		fmt.Printf("FAIL close: %v\n", err)
		failed = true
	}
	if failed {
		os.Exit(1)
	}
}

// apiV2 is how clients speak to the stores.
var apiV2 bool

func newClient(pd string) (*rawkv.Client, error) {
	return newClientIn(pd, "DEFAULT")
}

// newClientIn: only API V2 has keyspaces.
func newClientIn(pd, keyspace string) (*rawkv.Client, error) {
	if !apiV2 {
		return rawkv.NewClientWithOpts(context.Background(), []string{pd})
	}
	return rawkv.NewClientWithOpts(context.Background(), []string{pd},
		rawkv.WithAPIVersion(kvrpcpb.APIVersion_V2), rawkv.WithKeyspace(keyspace))
}

func runCase(client *rawkv.Client, pd string, test testCase) (err error) {
	defer func() {
		if panicked := recover(); panicked != nil {
			err = fmt.Errorf("panic: %v", panicked)
		}
	}()
	ctx, cancel := context.WithTimeout(context.Background(), 60*time.Second)
	defer cancel()
	prefix := fmt.Sprintf("go/%s/%d/", test.name, time.Now().UnixNano())
	return test.run(ctx, &cluster{client: client, pd: pd, prefix: prefix})
}
