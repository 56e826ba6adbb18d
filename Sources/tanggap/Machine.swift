import Dispatch
import Foundation
import Glibc
import Web

/// What the operating system knows of this process and its disks.
enum Machine {
  /// Bytes this account may still write in the file system of `path`; nil when it cannot be told.
  static func freeBytes(_ path: String) -> Int64? {
    var state = statvfs()
    guard statvfs(path, &state) == 0 else { return nil }
    return Int64(clamping: state.f_bavail * UInt(state.f_frsize))
  }

  /// The usual figures of a process, under the names Prometheus gives them everywhere.
  static func observe(in registry: MetricsRegistry) {
    let started = WallClock.now()
    registry.observe("process_start_time_seconds", help: "Start, seconds since 1970 UTC.") {
      Double(started) / 1_000
    }
    registry.observe("process_uptime_seconds", help: "Seconds since the start.") {
      Double(WallClock.now() - started) / 1_000
    }
    registry.observe(
      "process_cpu_seconds_total", help: "User and system time.", isCounter: true
    ) {
      var usage = rusage()
      guard getrusage(RUSAGE_SELF.rawValue, &usage) == 0 else { return nil }
      return seconds(usage.ru_utime) + seconds(usage.ru_stime)
    }
    registry.observe("process_resident_memory_bytes", help: "Memory in use.") {
      guard let text = contents("/proc/self/statm"),
        let pages = text.split(separator: " ").dropFirst().first.flatMap({ Double($0) })
      else { return nil }
      return pages * Double(sysconf(Int32(_SC_PAGESIZE)))
    }
    registry.observe("process_open_fds", help: "Open files and connections.") {
      let names = try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")
      // One of them is the directory itself.
      return names.map { Double($0.count - 1) }
    }
    registry.observe("process_max_fds", help: "Most files and connections there may be.") {
      var limit = rlimit()
      guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return nil }
      return Double(limit.rlim_cur)
    }
  }

  private static func seconds(_ time: timeval) -> Double {
    Double(time.tv_sec) + Double(time.tv_usec) / 1e6
  }

  private static func contents(_ path: String) -> String? {
    FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
  }
}
