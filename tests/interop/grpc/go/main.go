// Judges a server with grpc-go: `interop-grpc HOST:PORT` prints `ok NAME` or `FAIL NAME: reason` for each case.
// `interop-grpc serve` is a grpc-go server for our client.
package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"sync"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/credentials/insecure"
	_ "google.golang.org/grpc/encoding/gzip"
	"google.golang.org/grpc/keepalive"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/types/known/wrapperspb"
)

const service = "/interop.Test/"

var chat = &grpc.StreamDesc{StreamName: "Chat", ClientStreams: true, ServerStreams: true}
var upload = &grpc.StreamDesc{StreamName: "Upload", ClientStreams: true}
var download = &grpc.StreamDesc{StreamName: "Download", ServerStreams: true}

func invoke(ctx context.Context, conn *grpc.ClientConn, method string, body []byte, opts ...grpc.CallOption) ([]byte, error) {
	reply := &wrapperspb.BytesValue{}
	err := conn.Invoke(ctx, service+method, wrapperspb.Bytes(body), reply, opts...)
	return reply.Value, err
}

func echo(ctx context.Context, conn *grpc.ClientConn, body []byte, opts ...grpc.CallOption) error {
	reply, err := invoke(ctx, conn, "Echo", body, opts...)
	if err == nil && !bytes.Equal(reply, body) {
		return fmt.Errorf("sent %d bytes, got %d other ones", len(body), len(reply))
	}
	return err
}

func wantCode(err error, code codes.Code) error {
	if status.Code(err) != code {
		return fmt.Errorf("want %v, got %v", code, err)
	}
	return nil
}

func cancelled(ctx context.Context, conn *grpc.ClientConn) (int, error) {
	reply, err := invoke(ctx, conn, "Cancelled", nil)
	if err != nil {
		return 0, err
	}
	return strconv.Atoi(string(reply))
}

// The server hears of a cancellation soon, not at once.
func waitCancelled(ctx context.Context, conn *grpc.ClientConn, want int) error {
	for {
		count, err := cancelled(ctx, conn)
		if err != nil {
			return fmt.Errorf("waiting for %d cancelled calls: %w", want, err)
		}
		if count >= want {
			return nil
		}
		time.Sleep(5 * time.Millisecond)
	}
}

type testCase struct {
	name string
	run  func(ctx context.Context, conn *grpc.ClientConn) error
}

var cases = []testCase{
	{"unary", func(ctx context.Context, conn *grpc.ClientConn) error {
		return errors.Join(echo(ctx, conn, []byte("hello")), echo(ctx, conn, nil))
	}},
	{"unary-concurrent", func(ctx context.Context, conn *grpc.ClientConn) error {
		return parallel(64, func(worker int) error {
			for i := 0; i < 200; i++ {
				if err := echo(ctx, conn, []byte(fmt.Sprintf("%d/%d", worker, i))); err != nil {
					return err
				}
			}
			return nil
		})
	}},
	{"more-calls-than-streams", func(ctx context.Context, conn *grpc.ClientConn) error {
		return parallel(3000, func(int) error { return echo(ctx, conn, make([]byte, 1000)) })
	}},
	{"large", func(ctx context.Context, conn *grpc.ClientConn) error {
		return errors.Join(echo(ctx, conn, bytes.Repeat([]byte("abc"), 7_000_000)), echo(ctx, conn, make([]byte, 16_384)))
	}},
	{"gzip", func(ctx context.Context, conn *grpc.ClientConn) error {
		compressor := grpc.UseCompressor("gzip")
		return errors.Join(
			echo(ctx, conn, bytes.Repeat([]byte("compressible"), 100_000), compressor),
			echo(ctx, conn, []byte("x"), compressor))
	}},
	{"metadata", func(ctx context.Context, conn *grpc.ClientConn) error {
		ctx = metadata.AppendToOutgoingContext(ctx, "x-echo", "some text", "x-echo-bin", "\x00\xff\x01")
		var header, trailer metadata.MD
		if err := echo(ctx, conn, []byte("x"), grpc.Header(&header), grpc.Trailer(&trailer)); err != nil {
			return err
		}
		if got := header.Get("x-echo"); len(got) != 1 || got[0] != "some text" {
			return fmt.Errorf("header %q", got)
		}
		if got := trailer.Get("x-echo-bin"); len(got) != 1 || got[0] != "\x00\xff\x01" {
			return fmt.Errorf("trailer %q", got)
		}
		return nil
	}},
	{"status", func(ctx context.Context, conn *grpc.ClientConn) error {
		for code := codes.Canceled; code <= codes.Unauthenticated; code++ {
			text := fmt.Sprintf("100%% of %d \u00fc \U0001F980", code)
			_, err := invoke(ctx, conn, "Fail", []byte(fmt.Sprintf("%d %s", code, text)))
			if problem := wantCode(err, code); problem != nil {
				return problem
			}
			if got := status.Convert(err).Message(); got != text {
				return fmt.Errorf("message %q", got)
			}
		}
		return nil
	}},
	{"unimplemented", func(ctx context.Context, conn *grpc.ClientConn) error {
		_, err := invoke(ctx, conn, "NoSuchMethod", nil)
		if problem := wantCode(err, codes.Unimplemented); problem != nil {
			return problem
		}
		stream, err := conn.NewStream(ctx, chat, "/no.Such/Service")
		if err != nil {
			return err
		}
		return wantCode(stream.RecvMsg(&wrapperspb.BytesValue{}), codes.Unimplemented)
	}},
	{"deadline", func(ctx context.Context, conn *grpc.ClientConn) error {
		before, err := cancelled(ctx, conn)
		if err != nil {
			return err
		}
		short, cancel := context.WithTimeout(ctx, 50*time.Millisecond)
		defer cancel()
		_, err = invoke(short, conn, "Hang", nil)
		return errors.Join(wantCode(err, codes.DeadlineExceeded), waitCancelled(ctx, conn, before+1))
	}},
	{"cancel", func(ctx context.Context, conn *grpc.ClientConn) error {
		before, err := cancelled(ctx, conn)
		if err != nil {
			return err
		}
		cancellable, cancel := context.WithCancel(ctx)
		stream, err := conn.NewStream(cancellable, chat, service+"Chat")
		if err != nil {
			cancel()
			return err
		}
		reply := &wrapperspb.BytesValue{}
		err = errors.Join(stream.SendMsg(wrapperspb.Bytes([]byte("x"))), stream.RecvMsg(reply))
		cancel()
		return errors.Join(err, wantCode(stream.RecvMsg(reply), codes.Canceled), waitCancelled(ctx, conn, before+1))
	}},
	{"chat", func(ctx context.Context, conn *grpc.ClientConn) error {
		stream, err := conn.NewStream(ctx, chat, service+"Chat")
		if err != nil {
			return err
		}
		sent := make(chan error, 1)
		go func() {
			for i := 0; i < 2000; i++ {
				if err := stream.SendMsg(wrapperspb.Bytes([]byte(strconv.Itoa(i)))); err != nil {
					sent <- err
					return
				}
			}
			sent <- stream.CloseSend()
		}()
		reply := &wrapperspb.BytesValue{}
		for i := 0; i < 2000; i++ {
			if err := stream.RecvMsg(reply); err != nil {
				return err
			}
			if string(reply.Value) != strconv.Itoa(i) {
				return fmt.Errorf("message %d is %q", i, reply.Value)
			}
		}
		if err := stream.RecvMsg(reply); err != io.EOF {
			return fmt.Errorf("want the end, got %v", err)
		}
		return <-sent
	}},
	{"upload", func(ctx context.Context, conn *grpc.ClientConn) error {
		stream, err := conn.NewStream(ctx, upload, service+"Upload")
		if err != nil {
			return err
		}
		for i := 0; i < 200; i++ {
			if err := stream.SendMsg(wrapperspb.Bytes(make([]byte, 100_000))); err != nil {
				return err
			}
		}
		reply := &wrapperspb.BytesValue{}
		if err := errors.Join(stream.CloseSend(), stream.RecvMsg(reply)); err != nil {
			return err
		}
		if string(reply.Value) != "20000000" {
			return fmt.Errorf("the server counted %s bytes", reply.Value)
		}
		return nil
	}},
	{"download", func(ctx context.Context, conn *grpc.ClientConn) error {
		return receive(ctx, conn, 300, 100_000, func() error { return nil })
	}},
	{"slow-reader", func(ctx context.Context, conn *grpc.ClientConn) error {
		// While nobody reads the stream, other calls on the connection go on.
		return receive(ctx, conn, 100, 1_000_000, func() error {
			for i := 0; i < 100; i++ {
				if err := echo(ctx, conn, []byte("meanwhile")); err != nil {
					return err
				}
			}
			return nil
		})
	}},
}

func receive(ctx context.Context, conn *grpc.ClientConn, count, size int, before func() error) error {
	stream, err := conn.NewStream(ctx, download, service+"Download")
	if err != nil {
		return err
	}
	request := wrapperspb.Bytes([]byte(fmt.Sprintf("%d %d", count, size)))
	if err := errors.Join(stream.SendMsg(request), stream.CloseSend(), before()); err != nil {
		return err
	}
	total := 0
	for {
		reply := &wrapperspb.BytesValue{}
		err := stream.RecvMsg(reply)
		if err == io.EOF {
			break
		}
		if err != nil {
			return err
		}
		total += len(reply.Value)
	}
	if total != count*size {
		return fmt.Errorf("got %d bytes", total)
	}
	return nil
}

func parallel(workers int, work func(worker int) error) error {
	failures := make(chan error, workers)
	var group sync.WaitGroup
	for worker := 0; worker < workers; worker++ {
		group.Add(1)
		go func() {
			defer group.Done()
			failures <- work(worker)
		}()
	}
	group.Wait()
	for i := 0; i < workers; i++ {
		if err := <-failures; err != nil {
			return err
		}
	}
	return nil
}

func main() {
	if os.Args[1] == "serve" {
		if err := serve(os.Stdin); err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		return
	}
	conn, err := grpc.NewClient(os.Args[1],
		grpc.WithTransportCredentials(insecure.NewCredentials()),
		grpc.WithDefaultCallOptions(grpc.MaxCallRecvMsgSize(1<<30)),
		grpc.WithKeepaliveParams(keepalive.ClientParameters{Time: 10 * time.Second, Timeout: 3 * time.Second, PermitWithoutStream: true}))
	if err != nil {
		fmt.Println("FAIL connect:", err)
		os.Exit(1)
	}
	failed := false
	for _, one := range cases {
		ctx, cancel := context.WithTimeout(context.Background(), 60*time.Second)
		if err := one.run(ctx, conn); err != nil {
			failed = true
			fmt.Printf("FAIL %s: %s\n", one.name, strings.ReplaceAll(err.Error(), "\n", "; "))
		} else {
			fmt.Println("ok", one.name)
		}
		cancel()
	}
	if failed {
		os.Exit(1)
	}
}
